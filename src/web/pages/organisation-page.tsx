import { ExampleSheet } from '#example/web/example-sheet.tsx'
import { NamedThings } from '#incident/web/named-things.tsx'
import { SeveritiesSheet } from '#incident/web/severities-sheet.tsx'
import { OrganisationName } from '#people/web/organisation-name.tsx'
import { WordsSheet } from '#review/web/language/words-sheet.tsx'
import { usePageTitle } from '../parts/page.tsx'

/** What the whole organisation shares: its name, severities, services, teams, its words, the example. */
export function OrganisationPage() {
  usePageTitle('Organisation')
  return (
    <>
      <OrganisationName />
      <SeveritiesSheet />
      <NamedThings of="services" />
      <NamedThings of="teams" />
      <WordsSheet />
      <ExampleSheet />
    </>
  )
}
