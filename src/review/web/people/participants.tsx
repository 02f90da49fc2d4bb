import { Button, Menu, Popover, Select } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, useRead } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { offerUndo, tellProblem } from '#web/parts/toasts.ts'
import type { Participant, Review } from '../../contract.ts'
import { usePutReview } from '../use-review.ts'
import classes from './participants.module.css'

function useParticipants(key: string) {
  const client = useQueryClient()
  const put = usePutReview(key)
  const reload = () => refresh(client, ['review'], key)
  const invite = async (personId: string, facilitator = false) => {
    const review = await api('PUT /incidents/:key/review/participants/:personId', {
      params: { key, personId },
      body: { facilitator },
    })
    put(() => review)
  }
  const takeOut = async ({ personId, name, facilitator }: Participant) => {
    await api('DELETE /incidents/:key/review/participants/:personId', { params: { key, personId } })
    await reload()
    offerUndo(`${name} doesn’t take part any more.`, () => invite(personId, facilitator))
  }
  return { invite, takeOut }
}

interface ParticipantsProps {
  incidentKey: string
  review: Review
}

/** Who takes part, who facilitates, and a way to invite somebody. Everything said stays between them. */
export function Participants({ incidentKey, review }: ParticipantsProps) {
  const { invite, takeOut } = useParticipants(incidentKey)
  return (
    <div className={classes.row}>
      <ul className={classes.people} aria-label="Who takes part">
        {review.participants.map((one) => (
          <li key={one.personId}>
            <Menu position="bottom-start">
              <Menu.Target>
                <button type="button" className={classes.person}>
                  {one.name}
                  {one.facilitator && <span className={classes.role}>facilitates</span>}
                </button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => invite(one.personId, !one.facilitator).catch(tellProblem)}>
                  {one.facilitator ? 'Doesn’t facilitate any more' : 'Make facilitator'}
                </Menu.Item>
                <Menu.Item
                  onClick={() => takeOut(one).catch(tellProblem)}
                  disabled={review.participants.length === 1}
                >
                  Take out of the review
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </li>
        ))}
      </ul>
      <Invite review={review} onInvite={(id) => invite(id).catch(tellProblem)} />
    </div>
  )
}

function Invite({ review, onInvite }: { review: Review; onInvite: (personId: string) => void }) {
  const [open, setOpen] = useState(false)
  const people = useRead('GET /people', {}, { enabled: open }).data?.items ?? []
  const others = people.filter(
    ({ id, active }) => active && !review.participants.some(({ personId }) => personId === id),
  )
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button
          className={classes.invite}
          size="compact-sm"
          variant="subtle"
          onClick={() => setOpen(!open)}
          aria-expanded={open}
        >
          Invite
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Invite somebody">
        <Select
          aria-label="Who to invite"
          placeholder="Name"
          searchable
          data-autofocus
          comboboxProps={{ withinPortal: false }}
          nothingFoundMessage="Nobody else has an account. An administrator can invite people."
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={null}
          onChange={(id) => {
            if (!id) return
            setOpen(false)
            onInvite(id)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
