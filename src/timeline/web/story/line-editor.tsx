import { Button, NativeSelect, Textarea } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { precisions } from '#incident/marker.ts'
import { precisionLabels } from '#incident/web/marker-form.tsx'
import { Conflict } from '#web/parts/conflict.tsx'
import { Keys } from '#web/parts/keys.tsx'
import { MomentInput } from '#web/parts/moment-input.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useVersioned } from '#web/parts/use-versioned.ts'
import type { Entry, StoryLine } from '../../contract.ts'
import { entryKinds } from '../../entry.ts'
import { entryKindName } from '../../wording.ts'
import { announce } from '../announce.tsx'
import { keptOrTyped } from '../moments.ts'
import { useBenchActions } from '../use-workbench.ts'
import { DraftWords } from './draft-words.tsx'
import { draftOf, isRecollection, type LineDraft } from './line-draft.ts'
import classes from './line-editor.module.css'
import { useSaveLine } from './use-save-line.ts'

interface LineEditorProps {
  /** As it was when editing began. */
  line: StoryLine
  field?: 'words' | 'at'
  /** Somebody else took it out meanwhile: saving puts it back. */
  gone?: boolean
  onDone: () => void
}

/** One line under the pen: its words, its time, how exactly it is known, its kind, and when responders learned it. */
export function LineEditor({ line, field = 'words', gone = false, onDone }: LineEditorProps) {
  const { incidentKey } = useBenchActions()
  const { save, reload } = useSaveLine(incidentKey)
  const edit = useVersioned<LineDraft, StoryLine>({
    base: line,
    pick: draftOf,
    save: async (draft, base) => {
      await save(draft, base, gone)
      announce('Saved.')
      onDone()
    },
    reload: () => reload(line),
  })
  const draft = edit.value
  const set = (part: Partial<LineDraft>) => edit.change({ ...draft, ...part })
  const submit = () => (edit.editing ? void edit.submit() : onDone())
  function press(event: KeyboardEvent) {
    if (event.key === 'Escape' && !event.defaultPrevented) onDone()
    else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that work in every field of the form.
    <div className={classes.editor} data-writing onKeyDown={press}>
      {gone && (
        <p className={classes.gone} role="alert">
          Somebody took this line out of the story meanwhile. Your words are still here; saving puts it back.
        </p>
      )}
      <Textarea
        label={line.id === '' || isRecollection(line.entry) ? 'Words' : 'In the story’s words'}
        autosize
        minRows={2}
        maxRows={14}
        autoFocus={field === 'words'}
        value={draft.words}
        onChange={(event) => set({ words: event.currentTarget.value })}
      />
      <TimeFields line={line} draft={draft} focusTime={field === 'at'} set={set} />
      {edit.conflict && (
        <Conflict
          mine={<DraftWords draft={draft} />}
          theirs={<DraftWords draft={edit.conflict.theirs} />}
          onKeepMine={() => void edit.keepMine()}
          onTakeTheirs={onDone}
        />
      )}
      <ProblemNotice error={edit.problem} onAgain={submit} />
      <div className={classes.buttons}>
        <Button size="compact-md" loading={edit.saving} onClick={submit}>
          Save
        </Button>
        <Button size="compact-md" variant="subtle" color="gray" onClick={onDone}>
          Cancel
        </Button>
        <Keys of="mod+enter" />
      </div>
    </div>
  )
}

interface TimeFieldsProps {
  line: StoryLine
  draft: LineDraft
  focusTime: boolean
  set: (part: Partial<LineDraft>) => void
}

function TimeFields({ line, draft, focusTime, set }: TimeFieldsProps) {
  return (
    <div className={classes.fields}>
      <MomentInput
        label="Time"
        value={draft.at}
        day={draft.at}
        autoFocus={focusTime}
        onChange={(moment) => {
          if (!moment) return
          const at = keptOrTyped(line.entry.at, moment.at)
          set({ at, precision: at === line.entry.at ? line.entry.precision : moment.precision })
        }}
      />
      <NativeSelect
        label="Known how exactly"
        data={precisions.map((value) => ({ value, label: precisionLabels[value] }))}
        value={draft.precision}
        onChange={(event) => set({ precision: event.currentTarget.value as Entry['precision'] })}
      />
      <NativeSelect
        label="Kind"
        data={entryKinds.map((value) => ({ value, label: entryKindName[value] }))}
        value={draft.kind}
        onChange={(event) => set({ kind: event.currentTarget.value as Entry['kind'] })}
      />
      <MomentInput
        label="Responders learned it (empty: at once)"
        value={draft.knownAt}
        day={draft.at}
        onChange={(moment) => set({ knownAt: moment?.at ?? null })}
      />
    </div>
  )
}
