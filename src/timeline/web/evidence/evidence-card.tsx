import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconDownload, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { capitalised } from '#incident/wording.ts'
import { addressOf } from '#platform/http/client.ts'
import { useChange } from '#web/api.ts'
import { Moment } from '#web/parts/moment.tsx'
import { offerUndo, tellProblem } from '#web/parts/toasts.ts'
import { Waiting } from '#web/parts/waiting.tsx'
import { formatBytes } from '#web/time/format.ts'
import type { Evidence } from '../../contract.ts'
import classes from './evidence.module.css'
import { ReadingState } from './reading-state.tsx'

const Inspector = lazy(() => import('./inspector.tsx').then((part) => ({ default: part.Inspector })))

/** One piece of evidence: what it is, what it looks like, how far it is read. */
export function EvidenceCard({ incidentKey, evidence }: { incidentKey: string; evidence: Evidence }) {
  const [open, setOpen] = useState(false)
  const { id, name, state, guesses } = evidence
  const read = useChange('POST /evidence/:id/reading', { touches: ['evidence'], incidentKey })
  const [best] = guesses
  const settled = state !== 'queued' && state !== 'reading'
  const start = () => read.mutate({ params: { id }, body: {} }, { onError: tellProblem })
  return (
    <li id={`evidence-${id}`} className={classes.card}>
      <div className={classes.head}>
        <div>
          <h2 className={classes.name}>{name}</h2>
          <p className={classes.soft}>
            {formatBytes(evidence.bytes)} · added{evidence.addedBy ? ` by ${evidence.addedBy}` : ''}{' '}
            <Moment at={evidence.addedAt} style="ago" />
          </p>
        </div>
        <EvidenceMenu incidentKey={incidentKey} evidence={evidence} />
      </div>
      {state === 'kept' && (
        <p className={classes.guess}>
          {best ? (
            <>
              <strong>Looks like: {best.name}.</strong>{' '}
              <span className={classes.soft}>
                {best.reason.toLowerCase() === best.name.toLowerCase() ? '' : sentence(best.reason)}
              </span>
            </>
          ) : (
            'Nothing here recognises it. It is kept as it is; choose a format to read it all the same.'
          )}
        </p>
      )}
      <ReadingState incidentKey={incidentKey} evidence={evidence} />
      {settled && (
        <div className={classes.actions} data-quiet={state === 'done' || undefined}>
          {state !== 'done' && best && (
            <Button size="compact-md" onClick={start} loading={read.isPending}>
              {state === 'kept' ? 'Read all of it' : 'Read it again'}
            </Button>
          )}
          <Button
            size="compact-md"
            variant={variantOf(evidence)}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {state === 'done' ? 'Read it differently…' : 'Look inside and choose…'}
          </Button>
        </div>
      )}
      {open && settled && (
        <Suspense fallback={<Waiting />}>
          <Inspector incidentKey={incidentKey} evidence={evidence} onStarted={() => setOpen(false)} />
        </Suspense>
      )}
    </li>
  )
}

function EvidenceMenu({ incidentKey, evidence }: { incidentKey: string; evidence: Evidence }) {
  const { id, name, sha256 } = evidence
  const remove = useChange('DELETE /evidence/:id', { touches: ['evidence'], incidentKey })
  const restore = useChange('POST /evidence/:id/restoration', { touches: ['evidence'], incidentKey })
  const onRemove = () =>
    remove
      .mutateAsync({ params: { id } })
      .then(() =>
        offerUndo(`${name} and its entries are taken away.`, () => restore.mutateAsync({ params: { id } })),
      )
      .catch(tellProblem)
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More about ${name}`}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={classes.hash}>SHA-256 {sha256}</Menu.Label>
        <Menu.Item
          component="a"
          href={addressOf('/evidence/:id/content', { id })}
          download={name}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          Download as it came
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={onRemove}>
          Take away with its entries
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Looking closer is what to do when nothing is recognised, and hardly needed once all is read. */
function variantOf({ state, guesses, taken, alreadyThere }: Evidence) {
  if (state === 'done') return taken + alreadyThere > 0 ? 'subtle' : 'filled'
  return guesses.length > 0 ? 'default' : 'filled'
}

/** A reason as a sentence of its own. */
function sentence(text: string) {
  return `${capitalised(text)}${/[.!?]$/.test(text) ? '' : '.'}`
}
