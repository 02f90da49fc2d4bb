import { Button, Group } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Conflict } from '#web/parts/conflict.tsx'
import { Keys } from '#web/parts/keys.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { RichText } from '#web/parts/rich-text.tsx'
import { useVersioned } from '#web/parts/use-versioned.ts'
import type { ReportPart } from '../../../contract.ts'
import type { PartId } from '../../../report-content.ts'
import type { ReportDesk } from '../use-report-desk.ts'
import classes from './report.module.css'

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

interface PartWordsProps {
  desk: ReportDesk
  part: ReportPart
  onDone: () => void
}

/** Somebody’s own words for a part of the report; two who write at once both keep theirs. */
export function PartWords({ desk, part, onDone }: PartWordsProps) {
  const edit = useVersioned({
    base: part,
    pick: ({ text }) => text,
    save: (text, base) => desk.savePart({ text }, base),
    reload: () => desk.latestPart(part),
  })
  const { begin, editing } = edit
  const begun = useRef(false)
  useEffect(() => {
    if (!begun.current) begin()
    else if (!editing) onDone()
    begun.current = true
  }, [begin, editing, onDone])
  const submit = () => (edit.value === part.text ? edit.cancel() : void edit.submit())
  return (
    <div className={classes.writing}>
      <RichText
        label={`Words of “${part.heading}”`}
        value={edit.value}
        placeholder={invitation[part.id]}
        autoFocus
        onChange={edit.change}
        onSubmit={submit}
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
      <ProblemNotice error={edit.problem} onAgain={submit} />
      <Group gap="sm">
        <Button size="compact-md" onClick={submit} loading={edit.saving}>
          Save
        </Button>
        <Button size="compact-md" variant="subtle" color="gray" onClick={edit.cancel}>
          Cancel
        </Button>
        <Keys of="mod+enter" />
      </Group>
    </div>
  )
}
