import { useLoaded } from '#web/api.ts'
import { usePageTitle } from '#web/parts/page.tsx'
import { Rows } from '#web/parts/rows.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import { InvitationsSheet } from './invitations-sheet.tsx'
import { PersonRow } from './person-row.tsx'
import { useMe } from './use-me.ts'

/** Everybody in the organisation; administrators invite, change roles, help with passwords and close accounts. */
export function PeoplePage() {
  usePageTitle('People')
  const { administrator } = useMe()
  const { items } = useLoaded('GET /people', {})
  const active = items.filter((one) => one.active)
  const closed = items.filter((one) => !one.active)
  return (
    <>
      {administrator && <InvitationsSheet />}
      <Sheet
        title="People"
        lead={administrator ? undefined : 'Administrators can invite people and change roles.'}
      >
        <Rows>
          {active.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </Rows>
      </Sheet>
      {closed.length > 0 && (
        <Sheet title="Closed accounts" lead="What these people contributed stays.">
          <Rows>
            {closed.map((person) => (
              <PersonRow key={person.id} person={person} />
            ))}
          </Rows>
        </Sheet>
      )}
    </>
  )
}
