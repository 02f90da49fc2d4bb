import { allFor, type Detail, valuesFor } from './details.ts'
import { plainWords } from './inline.ts'
import { severityKeys, severityValue, severityWords } from './words/details.ts'

const longest = 40

/** The severity as it is written: of a detail, else of the title, else of the first words (`this SEV1 incident`). */
export function severityOf(details: readonly Detail[], title: string | null, opening: string): string | null {
  for (const value of allFor(details, severityKeys)) {
    const words = plainWords(value)
      .replace(/^[^\p{L}\d]+/u, '')
      .trim()
    if (words === '' || isOpen(words)) continue
    if (words.length <= longest) return words
    const first = severityValue.exec(words)?.[0]
    if (first) return first
  }
  const impact = valuesFor(details, /^impact$/).find((value) => /^(?:minor|major|critical)$/i.test(value))
  if (impact) return impact
  return severityWords.exec(title ?? '')?.[1] ?? severityWords.exec(opening)?.[1] ?? null
}

/** Nobody filled it in: `<severity>`, `TBD`, `SEV1 / SEV2 / SEV3`. */
function isOpen(words: string): boolean {
  return (
    /^(?:tbd|todo|n\/?a|none|unknown|\?+|-+|<.*>|\[.*\]|_+)$/i.test(words) ||
    words.split(/\s*[/|]\s*/).length >= 3
  )
}
