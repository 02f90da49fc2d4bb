import { Button, CloseButton, Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useIncidentKey } from '#incident/web/incident-key.ts'
import { reading, useChange } from '#web/api.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { tellProblem } from '#web/parts/toasts.ts'
import { formatBytes } from '#web/time/format.ts'
import type { Evidence } from '../../contract.ts'
import { AddEvidence } from './add-evidence.tsx'
import classes from './evidence.module.css'
import { EvidenceCard } from './evidence-card.tsx'
import { dismissUpload, type Upload, useUploads } from './uploads.ts'

/** From which certainty on reading without a closer look is offered for all at once. */
const certain = 0.8

const isActive = ({ state }: Evidence) => state === 'queued' || state === 'reading'

/** The raw material of an incident: added, recognised, looked into, read. */
export function EvidencePage() {
  const key = useIncidentKey()
  const evidence = useQuery({
    ...reading('GET /incidents/:key/evidence', { params: { key } }),
    // Live progress normally comes by itself; this is for when it can’t.
    refetchInterval: (query) => (query.state.data?.items.some(isActive) ? 4_000 : false),
  })
  const uploads = useUploads(key)
  const items = evidence.data?.items ?? []
  return (
    <div className={classes.page}>
      <AddEvidence
        incidentKey={key}
        first={evidence.isSuccess && items.length === 0 && uploads.length === 0}
      />
      <ProblemNotice error={evidence.error} onAgain={evidence.refetch} />
      {uploads.map((upload) => (
        <UploadRow key={upload.id} upload={upload} />
      ))}
      <ReadAll incidentKey={key} items={items} />
      <ul className={classes.list} aria-label="Evidence">
        {items.map((one) => (
          <EvidenceCard key={one.id} incidentKey={key} evidence={one} />
        ))}
      </ul>
    </div>
  )
}

function UploadRow({ upload }: { upload: Upload }) {
  const isOver = upload.alreadyHere || upload.problem !== null
  return (
    <div className={classes.upload}>
      <span className={classes.uploadName}>{upload.name}</span>
      <UploadState upload={upload} />
      <CloseButton
        aria-label={isOver ? `Dismiss ${upload.name}` : `Stop sending ${upload.name}`}
        onClick={() => dismissUpload(upload.id)}
      />
    </div>
  )
}

function UploadState({ upload: { name, bytes, sent, problem, alreadyHere } }: { upload: Upload }) {
  if (problem) return <ProblemNotice error={problem} />
  if (alreadyHere) {
    return (
      <span className={classes.already} role="status">
        This file is already here; nothing was added.
      </span>
    )
  }
  return (
    <>
      <Progress
        value={bytes === 0 ? 100 : (sent / bytes) * 100}
        aria-label={`Sending ${name}`}
        className={classes.progress}
      />
      <span className={classes.soft}>
        {formatBytes(sent)} of {formatBytes(bytes)}
      </span>
    </>
  )
}

/** Several pieces that are clear are read with one click. */
function ReadAll({ incidentKey, items }: { incidentKey: string; items: readonly Evidence[] }) {
  const read = useChange('POST /evidence/:id/reading', { touches: ['evidence'], incidentKey })
  const clear = items.filter(
    ({ state, guesses }) => state === 'kept' && (guesses[0]?.confidence ?? 0) >= certain,
  )
  if (clear.length < 2) return null
  const readAll = async () => {
    for (const { id } of clear) await read.mutateAsync({ params: { id }, body: {} }).catch(tellProblem)
  }
  return (
    <div className={classes.readAll}>
      <span>{clear.length} files are recognised and ready to be read.</span>
      <Button size="compact-md" onClick={readAll} loading={read.isPending}>
        Read all {clear.length}
      </Button>
    </div>
  )
}
