import { Autocomplete, Button } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useRead } from '#web/api.ts'
import { commonRoles } from '../role.ts'
import classes from './role-adder.module.css'

/** A role for a person with an account, or for somebody known by name only. */
export interface GivenRole {
  role: string
  personId?: string
  name?: string
}

/** Two fields and a button: which role, and who had it. Any name and any role will do. */
export function RoleAdder({ onAdd }: { onAdd: (role: GivenRole, name: string) => void }) {
  const people = useRead('GET /people', {}).data?.items.filter(({ active }) => active) ?? []
  const [role, setRole] = useState('')
  const [who, setWho] = useState('')
  const ready = role.trim() !== '' && who.trim() !== ''
  function add() {
    if (!ready) return
    const name = who.trim()
    const person = people.find((one) => one.name === name)
    onAdd({ role: role.trim(), ...(person ? { personId: person.id } : { name }) }, name)
    setRole('')
    setWho('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.defaultPrevented || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    add()
  }
  const names = [...new Set(people.map(({ name }) => name))]
  return (
    <div className={classes.adder}>
      <Autocomplete
        aria-label="Role"
        placeholder="Role"
        data={[...commonRoles]}
        value={role}
        onChange={setRole}
        onKeyDown={onKeyDown}
      />
      <Autocomplete
        aria-label="Who had the role"
        placeholder="Who"
        data={names}
        limit={8}
        value={who}
        onChange={setWho}
        onKeyDown={onKeyDown}
      />
      <Button variant="default" onClick={add} disabled={!ready}>
        Add
      </Button>
    </div>
  )
}
