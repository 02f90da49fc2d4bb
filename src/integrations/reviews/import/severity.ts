/** A severity level of this organisation; rank 1 is the gravest. */
export interface Level {
  id: string
  name: string
  rank: number
}

/** Words that people use for how grave something was, from the gravest on, in four steps. */
const steps: readonly RegExp[] = [
  /\b(?:critical|catastrophic|blocker|severe|urgent|emergency|highest|down|outage|disaster)\b/,
  /\b(?:major|high|significant|serious|disrupted|disruption)\b/,
  /\b(?:medium|moderate|mid|normal|partial|degraded|degradation)\b/,
  /\b(?:minor|low|lowest|trivial|informational|info|notice|negligible|none|small)\b/,
]

/**
 * Which level is meant by what a document says: the level’s own name, its number (`P1`, `Sev 2`), or a word such as
 * “critical”. Null where nothing tells.
 */
export function levelFor(written: string, levels: readonly Level[]): Level | null {
  const inOrder = levels.toSorted((one, other) => one.rank - other.rank)
  const words = written.trim().toLowerCase()
  const bare = bareOf(words)
  if (bare === '' || inOrder.length === 0) return null
  const named = inOrder.find(({ name }) => bareOf(name) === bare)
  if (named) return named
  return byNumber(words, inOrder) ?? byWord(words, inOrder)
}

const bareOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** A number counts where it is a level’s: alone, or behind a word such as `sev`, `p` or `priority`. */
function byNumber(words: string, levels: readonly Level[]): Level | null {
  const found =
    /(?:^|\b(?:sev(?:erity)?|s|p|prio(?:rity)?|level|lvl|tier|impact)[\s:.#_-]*(?:level[\s:]*)?)([0-9])\b/.exec(
      words,
    )?.[1]
  if (found === undefined) return null
  const number = Number(found)
  const same = levels.find(({ name }) => /\d+/.exec(name)?.[0] === found)
  if (same) return same
  return levels[Math.min(Math.max(number, 1), levels.length) - 1] ?? null
}

function byWord(words: string, levels: readonly Level[]): Level | null {
  const named = levels.find(({ name }) => new RegExp(`\\b${escaped(name.toLowerCase())}\\b`, 'u').test(words))
  if (named) return named
  const step = steps.findIndex((sign) => sign.test(words))
  if (step < 0) return null
  return levels[Math.round((step / (steps.length - 1)) * (levels.length - 1))] ?? null
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
