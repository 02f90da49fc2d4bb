import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import type { ReviewImport, Shape } from '#integrations/reviews/import/contract.ts'
import type { FieldChoice } from '#integrations/reviews/import/words.ts'
import { chosenFields, type Meaning, meanings } from '#integrations/reviews/reading.ts'
import { useChange } from '#web/api.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useSubmit } from '#web/parts/use-submit.ts'
import { fieldName, meaningName, plural } from '../words.ts'
import classes from './preview.module.css'
import { DayOrderSelect, ZoneSelect } from './reading-selects.tsx'
import {
  changesOf,
  draftOf,
  fieldWith,
  meaningWith,
  type ShapeDraft,
  withField,
  withMeaning,
} from './shape-draft.ts'
import shapeClasses from './shapes.module.css'

/** What headings and labels of a shape mean. Corrections are gathered, then all its documents are read again at once. */
export function ShapeForm({ one, shape }: { one: ReviewImport; shape: Shape }) {
  const [draft, setDraft] = useState(() => draftOf(shape))
  const patch = useChange('PATCH /review-imports/:id/shapes/:shape', { touches: ['review-import'] })
  const changes = changesOf(shape, draft)
  const { run, busy, problem } = useSubmit(async () => {
    if (changes) await patch.mutateAsync({ params: { id: one.id, shape: shape.id }, body: changes })
  })
  return (
    <form onSubmit={run}>
      <div className={shapeClasses.columns}>
        <Headings shape={shape} draft={draft} onDraft={setDraft} />
        <div>
          <Labels shape={shape} draft={draft} onDraft={setDraft} />
          <div className={shapeClasses.times}>
            <ZoneSelect
              label="Times without a zone"
              placeholder="As for all documents"
              value={draft.zone}
              onChange={(zone) => setDraft({ ...draft, zone })}
            />
            <DayOrderSelect
              label="Dates like 3/4/2024"
              placeholder="As for all documents"
              value={draft.dayOrder}
              onChange={(dayOrder) => setDraft({ ...draft, dayOrder })}
            />
          </div>
        </div>
      </div>
      <ProblemNotice error={problem} onAgain={run} />
      {changes && (
        <div className={shapeClasses.save}>
          <Button type="submit" loading={busy} disabled={one.state !== 'ready'}>
            Read {plural(shape.documents, 'document')} again
          </Button>
          <Button variant="subtle" color="gray" onClick={() => setDraft(draftOf(shape))}>
            Leave it as it was
          </Button>
        </div>
      )}
    </form>
  )
}

interface PartProps {
  shape: Shape
  draft: ShapeDraft
  onDraft: (draft: ShapeDraft) => void
}

const meaningChoices = meanings.map((value) => ({ value, label: meaningName[value] }))

function Headings({ shape, draft, onDraft }: PartProps) {
  if (shape.headings.length === 0)
    return <p className={classes.soft}>These documents have no headings; their words come in as they are.</p>
  return (
    <section aria-label="Headings and what they mean">
      <h3 className={shapeClasses.title}>Headings</h3>
      <ul className={classes.mappings}>
        {shape.headings.map((heading) => {
          const meaning = meaningWith(draft, heading)
          return (
            <li key={heading.key} data-changed={meaning !== heading.meaning || undefined}>
              <span className={classes.written}>
                {heading.heading}{' '}
                <span className={classes.soft}>{plural(heading.documents, 'document')}</span>
              </span>
              <Select
                size="sm"
                aria-label={`“${heading.heading}” means`}
                allowDeselect={false}
                data={meaningChoices}
                value={meaning}
                onChange={(next) => next && onDraft(withMeaning(draft, heading, next as Meaning))}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const fieldOptions = chosenFields.map((value) => ({ value, label: fieldName[value] }))

function Labels({ shape, draft, onDraft }: PartProps) {
  if (shape.labels.length === 0) return null
  return (
    <section aria-label="Labels and what they tell">
      <h3 className={shapeClasses.title}>Labels</h3>
      <ul className={classes.mappings}>
        {shape.labels.map((label) => {
          const field = fieldWith(draft, label)
          return (
            <li key={label.key} data-changed={field !== label.field || undefined}>
              <span className={classes.written}>
                {label.label} <span className={classes.soft}>{label.sample}</span>
              </span>
              <Select
                size="sm"
                aria-label={`“${label.label}” tells`}
                placeholder="Nothing that is needed"
                clearable
                clearButtonProps={{ 'aria-label': `“${label.label}” tells nothing that is needed` }}
                data={fieldOptions}
                value={field}
                onChange={(next) => onDraft(withField(draft, label, next as FieldChoice | null))}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
