import { incidentKindName, listed } from '#incident/wording.ts'
import type { Details } from './front-matter.ts'
import { writeWords } from './words.ts'

/** One line under the title for those who don't see the details at the top; nothing is read from it. */
export function writeByline(details: Details, strict: boolean): string {
  const facts = [
    details.key,
    incidentKindName[details.kind],
    details.severity,
    listed(details.services),
    `times in ${details.zone}`,
  ]
    .map((fact) => fact.replace(/\s+/g, ' ').trim())
    .filter((fact) => fact !== '')
  const line = facts.join(' · ')
  return `*${writeWords(line, { indent: '', midLine: true, strict: strict || /[*\n]/.test(line) })}*`
}
