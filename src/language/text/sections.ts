import type { Section } from '../finding.ts'
import type { Language } from '../table.ts'

/** What kind of section a heading begins, or null where it doesn’t tell. */
export function sectionOf(language: Language, heading: string): Section | null {
  const said = heading.toLowerCase()
  for (const { section, headings } of language.sections)
    if (headings.some((words) => said.includes(words))) return section
  return null
}
