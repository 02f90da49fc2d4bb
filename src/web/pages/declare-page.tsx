import { NewIncidentPage } from '#incident/web/new-incident-page.tsx'
import { SeenBeforeWords } from '#learning/web/similar/seen-before.tsx'

/** Declaring an incident, with what was like it as soon as its title says something. */
export function DeclarePage() {
  return <NewIncidentPage beside={(title) => <SeenBeforeWords text={title} />} />
}
