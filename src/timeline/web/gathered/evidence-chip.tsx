import { Pill } from '@mantine/core'
import { useRead } from '#web/api.ts'

interface EvidenceChipProps {
  incidentKey: string
  evidence: string
  onRemove: () => void
}

/** Says that only what came from one piece of evidence is listed. */
export function EvidenceChip({ incidentKey, evidence, onRemove }: EvidenceChipProps) {
  const { data } = useRead('GET /incidents/:key/evidence', { params: { key: incidentKey } })
  const name = data?.items.find(({ id }) => id === evidence)?.name ?? 'one piece of evidence'
  return (
    <Pill
      withRemoveButton
      onRemove={onRemove}
      removeButtonProps={{
        'aria-label': `Show entries of all evidence, not only ${name}`,
        tabIndex: 0,
        'aria-hidden': false,
      }}
    >
      Only {name}
    </Pill>
  )
}
