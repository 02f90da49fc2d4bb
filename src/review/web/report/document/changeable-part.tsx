import { Button, Group } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { Conflict } from '#web/parts/conflict.tsx'
import { Keys } from '#web/parts/keys.tsx'
import { useLookedAt } from '#web/parts/language/looked-at.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { RichText } from '#web/parts/rich-text.tsx'
import { useVersioned } from '#web/parts/use-versioned.ts'
import type { ReportPart } from '../../../contract.ts'
import type { PartId } from '../../../report-content.ts'
import { contextOfPart } from '../../language/place-context.ts'
import { EditableWords } from '../../words/editable-words.tsx'
import type { ReportDesk } from '../use-report-desk.ts'
import classes from './changing.module.css'
import { PartMenu } from './part-menu.tsx'

const invitation: Record<PartId, string> = {
  summary: 'What happened, in a few sentences, for somebody who was not there',
  impact: 'What people could not do, how many, for how long',
  story: 'A few words before the story, if it needs them',
  learned: 'What is worth knowing about how things really work',
  factors: 'How it came about; the factors follow below',
  'went-well': 'What helped, and should stay as it is',
  lucky: 'What just happened to help',
  surprised: 'What behaved differently than people expected',
  questions: 'What nobody knows yet',
  items: 'What changes because of it; the items follow below',
}

interface ChangeablePartProps {
  desk: ReportDesk
  part: ReportPart
  /** As they are read. */
  heading: ReactNode
  words: ReactNode
}

function usePartWords(desk: ReportDesk, part: ReportPart) {
  const edit = useVersioned({
    base: part,
    pick: ({ text }) => text,
    save: (text, base) => desk.savePart({ text }, base),
    reload: () => desk.latestPart(part),
    keep: `${desk.incidentKey}.report.${part.id}`,
  })
  const begins = desk.begun.has(part.id)
  const { begin, editing } = edit
  const wasEditing = useRef(false)
  const { end } = desk
  useEffect(() => {
    if (begins && !editing) {
      if (wasEditing.current) end(part.id)
      else begin()
    }
    wasEditing.current = editing
  }, [begins, editing, begin, end, part.id])
  return { ...edit, submit: () => (edit.value === part.text ? edit.cancel() : void edit.submit()) }
}

/** A part while the report is worked on: heading and words change where they stand, and two who write both keep theirs. */
export function ChangeablePart({ desk, part, heading, words }: ChangeablePartProps) {
  const edit = usePartWords(desk, part)
  useLookedAt(`part:${part.id}`, edit.begin)
  return (
    <>
      <EditableWords
        label="Heading"
        prompting={contextOfPart(part.id)}
        maxLength={120}
        base={part}
        pick={(base) => base.heading}
        save={(value, base) => desk.savePart({ heading: value.trim() }, base)}
        reload={() => desk.latestPart(part)}
      >
        {(begin) => (
          <div className={classes.partHead}>
            {heading}
            <PartMenu desk={desk} part={part} onHeading={begin} onWords={edit.begin} />
          </div>
        )}
      </EditableWords>
      {edit.editing ? (
        <div className={classes.writing}>
          <RichText
            label={`Words of “${part.heading}”`}
            value={edit.value}
            placeholder={invitation[part.id]}
            prompting={{ ...contextOfPart(part.id), place: `part:${part.id}` }}
            autoFocus
            onChange={edit.change}
            onSubmit={edit.submit}
            onCancel={edit.cancel}
          />
          {edit.conflict && (
            <Conflict
              mine={edit.value}
              theirs={edit.conflict.theirs}
              onKeepMine={edit.keepMine}
              onTakeTheirs={edit.takeTheirs}
            />
          )}
          <ProblemNotice error={edit.problem} onAgain={edit.submit} />
          <Group gap="sm">
            <Button size="compact-md" onClick={edit.submit} loading={edit.saving}>
              Save
            </Button>
            <Button size="compact-md" variant="subtle" color="gray" onClick={edit.cancel}>
              Cancel
            </Button>
            <Keys of="mod+enter" />
          </Group>
        </div>
      ) : (
        words
      )}
    </>
  )
}
