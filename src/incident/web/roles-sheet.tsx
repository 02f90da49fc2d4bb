import { CloseButton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { Sheet } from '#web/parts/sheet.tsx'
import { offerUndo, tellProblem } from '#web/parts/toasts.ts'
import type { Incident, RoleHolder } from '../contract.ts'
import classes from './overview.module.css'
import { type GivenRole, RoleAdder } from './role-adder.tsx'

/** Who did what; a role is what somebody carried, not what they are. */
export function RolesSheet({ incident }: { incident: Incident }) {
  const queries = useQueryClient()
  const { key } = incident
  const reload = () => refresh(queries, ['role'], key)
  const give = async (role: GivenRole) => {
    await api('POST /incidents/:key/roles', { params: { key }, body: role })
    await reload()
  }
  const take = async (holder: RoleHolder) => {
    const { id, role, name, personId } = holder
    try {
      await api('DELETE /incidents/:key/roles/:id', { params: { key, id } })
      await reload()
      offerUndo(`${name} is no longer ${role}.`, () =>
        give({ role, ...(personId ? { personId } : { name }) }),
      )
    } catch (error) {
      tellProblem(error)
    }
  }
  return (
    <Sheet title="People">
      {incident.roles.length > 0 && (
        <ul className={classes.roles}>
          {incident.roles.map((holder) => (
            <li key={holder.id}>
              <span>
                {holder.name}
                <span className={classes.role}>{holder.role}</span>
              </span>
              <CloseButton
                aria-label={`Take ${holder.name} off as ${holder.role}`}
                onClick={() => take(holder)}
              />
            </li>
          ))}
        </ul>
      )}
      <RoleAdder onAdd={(role) => void give(role).catch(tellProblem)} />
    </Sheet>
  )
}
