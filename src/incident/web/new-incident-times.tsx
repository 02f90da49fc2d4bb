import { Button, Checkbox, SegmentedControl, SimpleGrid } from '@mantine/core'
import { useState } from 'react'
import { MomentInput } from '#web/parts/moment-input.tsx'
import { type Marker, markers } from '../marker.ts'
import { markerTitle } from '../wording.ts'
import type { IncidentDraft } from './incident-draft.ts'
import classes from './new-incident.module.css'

interface NewIncidentTimesProps {
  draft: IncidentDraft
  onChange: (changes: Partial<IncidentDraft>) => void
}

const usual: readonly Marker[] = ['impact-started', 'detected', 'mitigated', 'resolved']

/** Whether it is happening or over, and the times known so far. */
export function NewIncidentTimes({ draft, onChange }: NewIncidentTimesProps) {
  const [all, setAll] = useState(false)
  const shown = all ? markers : usual
  const known = Object.values(draft.times)[0]
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>When</legend>
      <div className={classes.when}>
        <SegmentedControl
          aria-label="When"
          data={[
            { value: 'now', label: 'It is happening now' },
            { value: 'past', label: 'It is over' },
          ]}
          value={draft.when}
          onChange={(value) => onChange({ when: value === 'past' ? 'past' : 'now' })}
        />
        <Checkbox
          label="A near miss: nobody was affected, and we can learn from it"
          checked={draft.nearMiss}
          onChange={(event) => onChange({ nearMiss: event.currentTarget.checked })}
        />
      </div>
      {draft.when === 'past' && (
        <>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt="sm">
            {shown.map((marker) => (
              <MomentInput
                key={marker}
                label={markerTitle(marker)}
                value={draft.times[marker] ?? null}
                {...(known ? { day: known } : {})}
                onChange={(moment) => onChange({ times: withTime(draft.times, marker, moment?.at) })}
              />
            ))}
          </SimpleGrid>
          <Button variant="subtle" size="compact-sm" mt="xs" onClick={() => setAll(!all)}>
            {all ? 'Fewer times' : 'More times'}
          </Button>
        </>
      )}
    </fieldset>
  )
}

function withTime(times: IncidentDraft['times'], marker: Marker, at: string | undefined) {
  const { [marker]: _, ...rest } = times
  return at ? { ...rest, [marker]: at } : rest
}
