import { Drawer } from '@mantine/core'
import { useRead } from '#web/api.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { formatMoment } from '#web/time/format.ts'
import { useZone } from '#web/time/zone.ts'
import type { Entry } from '../../contract.ts'
import { actorKindName, entryKindName } from '../../wording.ts'
import { keepKeys } from '../keep-keys.ts'
import { sliceWords } from '../slice-words.ts'
import { useAboutAlert } from './about-alert.ts'
import classes from './original-drawer.module.css'

/** An entry with everything known about it, and the piece of evidence that it was read from, as it came. */
export function OriginalDrawer({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { zone } = useZone()
  const aboutAlert = useAboutAlert()
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title="The original"
      onKeyDown={keepKeys}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <dl className={classes.facts}>
        <Fact name="Time">{formatMoment(entry.original?.at ?? entry.at, { zone })}</Fact>
        {entry.zone && <Fact name="Written in">{entry.zone}</Fact>}
        <Fact name="Kind">{entryKindName[entry.original?.kind ?? entry.kind]}</Fact>
        {entry.actor && (
          <Fact name="From">
            {entry.actor} ({actorKindName[entry.actorKind].toLowerCase()})
          </Fact>
        )}
        <Fact name="Source">{entry.source}</Fact>
      </dl>
      <p className={classes.text}>{entry.original?.text ?? entry.text}</p>
      {entry.evidenceId === null ? (
        <p className={classes.soft}>Somebody remembered this. No evidence stands behind it.</p>
      ) : (
        <Slice entry={entry} />
      )}
      {entry.kind === 'signal' && aboutAlert(entry)}
    </Drawer>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}

function Slice({ entry }: { entry: Entry }) {
  const { data, error, refetch } = useRead('GET /entries/:id/slice', { params: { id: entry.id } })
  if (error) return <ProblemNotice error={error} onAgain={() => void refetch()} />
  return (
    <section aria-label="As it came" className={classes.slice}>
      <h3 className={classes.heading}>As it came</h3>
      <p className={classes.soft}>
        {data ? (
          <>
            {data.evidence}, <span className={classes.place}>{sliceWords(data.where)}</span>
          </>
        ) : (
          'Looking it up…'
        )}
      </p>
      {data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled, also by key.
        <pre className={classes.raw} tabIndex={0}>
          {data.raw}
        </pre>
      )}
    </section>
  )
}
