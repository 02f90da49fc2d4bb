import { irregularVerbs } from '../english/words.ts'

const irregular = new Map<string, Set<string>>()
const participles = new Set<string>()
const pasts = new Set<string>()
for (const [base, past, participle] of irregularVerbs) {
  const known = irregular.get(base) ?? new Set<string>()
  irregular.set(base, known.add(past).add(participle))
  participles.add(participle)
  pasts.add(past)
}

const doubling = /(?:^|[^aeiou])[aeiou][bdgmnpt]$/
const longButDoubling = new Set([
  'forget',
  'commit',
  'admit',
  'omit',
  'permit',
  'refer',
  'occur',
  'prefer',
  'begin',
])

/** Every form of a verb given in its base: fail, fails, failed, failing. */
export function formsOf(base: string): string[] {
  const ends = /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}i` : base
  const third = /(?:s|x|z|ch|sh|[^aeiou]o)$/.test(base)
    ? `${base}es`
    : ends === base
      ? `${base}s`
      : `${ends}es`
  const doubled = doubles(base) ? base + base.at(-1) : base
  const stem = base.endsWith('e') && !base.endsWith('ee') ? base.slice(0, -1) : doubled
  const pasts = irregular.get(base) ?? [
    base.endsWith('e') ? `${base}d` : ends === base ? `${doubled}ed` : `${ends}ed`,
  ]
  return [...new Set([base, third, ...pasts, `${stem}ing`])]
}

function doubles(base: string): boolean {
  if (longButDoubling.has(base)) return true
  return base.length <= 4 && doubling.test(base)
}

/** A word that may stand behind `was` or `have`: broken, checked. */
export function isParticiple(word: string): boolean {
  return (
    participles.has(word) || (word.length > 3 && word.endsWith('ed') && word !== 'need' && word !== 'speed')
  )
}

/** A word that may be the verb of a clause that tells of the past. */
export function isPast(word: string): boolean {
  return pasts.has(word) || (word.length > 3 && word.endsWith('ed') && word !== 'need' && word !== 'speed')
}
