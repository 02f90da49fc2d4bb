import { Fragment, type MouseEvent, type Ref } from 'react'
import { useZone } from '#web/time/zone.ts'
import { carryLine, dropCarried } from '../drag.ts'
import { Cell, Grid, Row } from '../grid.tsx'
import { useWorkbench } from '../use-workbench.ts'
import { DayRow, MarkerRow, QuestionRow } from './asides.tsx'
import { Gap } from './gap.tsx'
import { InsertForm } from './insert-form.tsx'
import { LineEditor } from './line-editor.tsx'
import { lineId, StoryLineView } from './story-line.tsx'
import classes from './story-pane.module.css'
import type { StoryRow } from './story-rows.ts'
import type { Desk } from './use-desk.ts'

interface StoryListProps {
  ref: Ref<HTMLDivElement>
  rows: readonly StoryRow[]
  desk: Desk
  onAdd: (after: string | null) => void
  onAsk: (row: StoryRow & { row: 'question' }) => void
}

/** The story, line by line, with what is being written in it. */
export function StoryList({ ref, rows, desk, onAdd, onAsk }: StoryListProps) {
  const { zone } = useZone()
  const workbench = useWorkbench()
  const { current, marked, inStory, pane, choose, mark, gathered } = workbench
  const { editing, insertion } = desk
  const lineAt = (target: EventTarget) => {
    const id = target instanceof Element ? target.closest('[data-entry]')?.getAttribute('data-entry') : null
    const row = rows.find((one) => one.row === 'line' && one.key === id)
    return row?.row === 'line' ? row.line : undefined
  }
  function clicked(event: MouseEvent) {
    const line = lineAt(event.target)
    if (!line || isControl(event.target)) return
    if (event.metaKey || event.ctrlKey) mark([line.entry], 'toggle')
    choose(line.entry, 'story')
  }
  const inserting = (after: string | null) =>
    insertion?.after === after && (
      <Row className={classes.writing}>
        <Cell>
          <InsertForm
            key={insertion.id}
            insertion={insertion}
            onDone={(entry) => {
              desk.stopInserting()
              if (entry) choose(entry, 'story')
            }}
          />
        </Cell>
      </Row>
    )
  const lost =
    insertion &&
    insertion.after !== null &&
    !rows.some(({ row, key }) => row === 'line' && key === insertion.after)
  return (
    <Grid
      ref={ref}
      className={classes.list}
      aria-label="The story"
      aria-multiselectable
      aria-activedescendant={
        pane === 'story' && current && inStory.has(current.id) ? lineId(current.id) : undefined
      }
      onFocus={() => workbench.setPane('story')}
      onClick={clicked}
      onDoubleClick={(event) => {
        const line = lineAt(event.target)
        if (line && !isControl(event.target)) desk.edit(line.entry.id)
      }}
      onDragStart={(event) => {
        const line = lineAt(event.target)
        if (line) carryLine(event, line.entry.id)
      }}
      onDragEnd={dropCarried}
    >
      {(lost || rows.length === 0) && insertion ? inserting(insertion.after) : inserting(null)}
      {rows.map((row, index) => {
        if (row.row === 'day') return <DayRow key={row.key} at={row.at} zone={zone} />
        if (row.row === 'marker') return <MarkerRow key={row.key} value={row.marker} zone={zone} />
        if (row.row === 'question') {
          return (
            <QuestionRow
              key={row.key}
              question={row.question}
              zone={zone}
              onLook={() => gathered.current?.show(row.question.from)}
              onAdd={() => onAsk(row)}
            />
          )
        }
        const { line } = row
        const under = editing?.line.entry.id === line.entry.id
        return (
          <Fragment key={row.key}>
            <Gap after={entryAbove(rows, index)} onAdd={onAdd} />
            {under ? (
              <Row className={classes.writing} id={lineId(line.entry.id)}>
                <Cell>
                  <LineEditor
                    line={editing.line}
                    field={editing.field}
                    gone={row.gone}
                    onDone={desk.stopEditing}
                  />
                </Cell>
              </Row>
            ) : (
              <StoryLineView
                row={row}
                zone={zone}
                isCurrent={line.entry.id === current?.id}
                isMarked={marked.has(line.entry.id)}
              />
            )}
            {inserting(line.entry.id)}
          </Fragment>
        )
      })}
      {rows.length > 0 && <Gap after={entryAbove(rows, rows.length)} onAdd={onAdd} />}
    </Grid>
  )
}

/** The entry of the nearest line above a row; null when there is none. */
export function entryAbove(rows: readonly StoryRow[], index: number): string | null {
  const above = rows.slice(0, index).findLast((row) => row.row === 'line')
  return above?.key ?? null
}

const isControl = (target: EventTarget) =>
  target instanceof Element && target.closest('button, a, input, textarea, select, label') !== null
