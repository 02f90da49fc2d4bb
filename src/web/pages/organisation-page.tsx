import { ExampleSheet } from '#example/web/example-sheet.tsx'
import { NamedThings } from '#incident/web/named-things.tsx'
import { SeveritiesSheet } from '#incident/web/severities-sheet.tsx'
import { OrganisationName } from '#people/web/organisation-name.tsx'
import { usePageTitle } from '../parts/page.tsx'

/** What the whole organisation shares: its name, severities, services, teams, the example. */
export function OrganisationPage() {
  usePageTitle('Organisation')
  return (
    <>
      <OrganisationName />
      <SeveritiesSheet />
      <NamedThings of="services" />
      <NamedThings of="teams" />
      <ExampleSheet />
    </>
  )
}
