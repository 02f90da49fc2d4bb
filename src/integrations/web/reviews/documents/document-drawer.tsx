import { ActionIcon, Button, Drawer, SegmentedControl } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useState } from 'react'
import type { DocumentDetail, DocumentRow, ReviewImport } from '#integrations/reviews/import/contract.ts'
import { useActions } from '#web/actions/registry.ts'
import { useRead } from '#web/api.ts'
import { Go } from '#web/parts/go.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Waiting } from '#web/parts/waiting.tsx'
import { paths } from '#web/paths.ts'
import { documentName, kindName, outcomeName } from '../words.ts'
import classes from './document-drawer.module.css'
import { ReadingView } from './reading-view.tsx'
import { useDocumentChoice } from './use-documents.ts'

interface DocumentDrawerProps {
  one: ReviewImport
  number: number
  /** What is listed, to go along. */
  rows: readonly DocumentRow[]
  onOpen: (number: number) => void
  onClose: () => void
}

/** A document opened: what was understood of it, beside its own words. */
export function DocumentDrawer({ one, number, rows, onOpen, onClose }: DocumentDrawerProps) {
  const { data, error, refetch } = useRead(
    'GET /review-imports/:id/documents/:number',
    { params: { id: one.id, number } },
    { placeholderData: (before) => before },
  )
  const at = rows.findIndex((row) => row.number === number)
  const before = rows[at - 1]
  const after = at < 0 ? undefined : rows[at + 1]
  const go = (row: DocumentRow | undefined) => () => row && onOpen(row.number)
  useActions('Document', [
    { id: 'document.next', label: 'Next document', keys: 'j', keyOnly: true, run: go(after) },
    { id: 'document.previous', label: 'Previous document', keys: 'k', keyOnly: true, run: go(before) },
  ])
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(100%, 84rem)"
      title={data ? documentName(data) : 'A document'}
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{ body: classes.drawer ?? '', content: classes.content ?? '', title: classes.title ?? '' }}
    >
      <ProblemNotice error={error} onAgain={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data && (
        <>
          <div className={classes.bar}>
            <span className={classes.path}>{data.path}</span>
            <span className={classes.steps}>
              <ActionIcon
                variant="default"
                aria-label="Previous document"
                disabled={!before}
                onClick={go(before)}
              >
                <IconChevronUp size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon variant="default" aria-label="Next document" disabled={!after} onClick={go(after)}>
                <IconChevronDown size={18} aria-hidden />
              </ActionIcon>
            </span>
          </div>
          <Verdict one={one} document={data} />
          <Sides document={data} one={one} />
        </>
      )}
    </Drawer>
  )
}

/** What it is taken for and what will become or became of it, with the other choice beside. */
function Verdict({ one, document }: { one: ReviewImport; document: DocumentDetail }) {
  const { take } = useDocumentChoice(one.id)
  const { kind, outcome, incidentKey, reason } = document
  if (outcome !== null)
    return (
      <p className={classes.verdict}>
        <span>
          <strong>{outcomeName[outcome]}</strong>
          {reason && `. ${reason}`}
        </span>
        {incidentKey && (
          <Button component={Go} to={paths.incident(incidentKey)} size="compact-md">
            Open {incidentKey}
          </Button>
        )}
      </p>
    )
  if (kind === 'unreadable') return null
  const words = document.take ? 'It will be imported.' : 'It is left out.'
  return (
    <p className={classes.verdict}>
      <span>
        <strong>{kindName[kind]}</strong>. {words}
      </span>
      {one.state === 'ready' && (
        <Button size="compact-md" variant="default" onClick={() => void take(document, !document.take)}>
          {document.take ? 'Leave it out' : kind === 'review' ? 'Import it' : 'It is a review: import it'}
        </Button>
      )}
    </p>
  )
}

/** Both sides beside each other; one after the other where there is no room. */
function Sides({ one, document }: { one: ReviewImport; document: DocumentDetail }) {
  const [side, setSide] = useState('understood')
  return (
    <div className={classes.frame} data-side={side}>
      <SegmentedControl
        className={classes.switch ?? ''}
        fullWidth
        aria-label="Which side to show"
        data={[
          { value: 'understood', label: 'Understood' },
          { value: 'original', label: 'Original' },
        ]}
        value={side}
        onChange={setSide}
      />
      <div className={classes.sides}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys. */}
        <section className={classes.understood} aria-label="What was understood" tabIndex={0}>
          <ReadingView one={one} document={document} />
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys. */}
        <section className={classes.original} aria-label="The document as it came" tabIndex={0}>
          {document.original === null ? (
            <p className={classes.soft}>
              It is no text and can’t be shown here. The file is kept as it came, and stays beside its
              incident as evidence.
            </p>
          ) : (
            <pre>{document.original}</pre>
          )}
          {document.originalIsCut && (
            <p className={classes.soft}>It goes on; the rest is kept all the same.</p>
          )}
        </section>
      </div>
    </div>
  )
}
