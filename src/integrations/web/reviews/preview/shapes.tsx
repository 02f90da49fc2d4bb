import { Button, SegmentedControl } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReviewImport, Shape } from '#integrations/reviews/import/contract.ts'
import { useChange } from '#web/api.ts'
import { Empty } from '#web/parts/empty.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { tellProblem } from '#web/parts/toasts.ts'
import { Waiting } from '#web/parts/waiting.tsx'
import { textOf, useSearchState } from '#web/search-state.ts'
import { counted, formatName, plural } from '../words.ts'
import { ShapeForm } from './shape-form.tsx'
import classes from './shapes.module.css'

interface ShapesProps {
  one: ReviewImport
  shapes: UseQueryResult<{ shapes: Shape[] }>
}

/** Documents that are built alike: what is corrected in one place is corrected in all of them. */
export function Shapes({ one, shapes: { data, error, refetch } }: ShapesProps) {
  const [search, change] = useSearchState()
  const open = Number(textOf(search.open))
  if (error) return <ProblemNotice error={error} onAgain={() => void refetch()} />
  if (!data) return <Waiting />
  if (data.shapes.length === 0)
    return <Empty title="No shapes">There is no document whose form could be compared with others.</Empty>
  return (
    <>
      <p className={classes.lead}>
        Documents that are built alike form a shape. What you correct of one holds for all its documents; they
        are read again at once.
      </p>
      <ul className={classes.shapes} aria-label="Shapes">
        {data.shapes.map((shape) => (
          <ShapeCard
            key={shape.id}
            one={one}
            shape={shape}
            open={shape.id === open}
            onToggle={() => change({ open: shape.id === open ? undefined : String(shape.id) })}
          />
        ))}
      </ul>
    </>
  )
}

interface ShapeCardProps {
  one: ReviewImport
  shape: Shape
  open: boolean
  onToggle: () => void
}

function ShapeCard({ one, shape, open, onToggle }: ShapeCardProps) {
  const [, change] = useSearchState()
  const patch = useChange('PATCH /review-imports/:id/shapes/:shape', { touches: ['review-import'] })
  const { id, name, format, documents, reviews } = shape
  const still = one.state !== 'ready' || patch.isPending
  const take = (value: string) =>
    patch.mutate(
      { params: { id: one.id, shape: id }, body: { take: value === '' ? null : value === 'true' } },
      { onError: tellProblem },
    )
  const body = `shape-${id}`
  return (
    <li className={classes.shape}>
      <div className={classes.head}>
        <button
          type="button"
          className={classes.opener}
          aria-expanded={open}
          aria-controls={body}
          onClick={onToggle}
        >
          <IconChevronRight size={18} aria-hidden className={classes.arrow} />
          <span>
            <span className={classes.name}>{name || 'Without headings'}</span>
            <span className={classes.soft}>
              {plural(documents, 'document')}
              {reviews !== documents &&
                (reviews === 0 ? ', no review' : `, ${counted(reviews)} of them reviews`)}{' '}
              · {formatName(format)}
            </span>
          </span>
        </button>
        <SegmentedControl
          size="xs"
          aria-label={`What to do with ${name || 'documents without headings'}`}
          disabled={still}
          value={shape.take === null ? '' : String(shape.take)}
          onChange={take}
          data={[
            { value: '', label: 'As understood' },
            { value: 'true', label: 'All are reviews' },
            { value: 'false', label: 'Leave out' },
          ]}
        />
      </div>
      {open && (
        <div id={body} className={classes.body}>
          <div className={classes.look}>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => change({ document: String(shape.sample) }, { replace: false })}
            >
              Look at one of them
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => change({ show: undefined, shape: String(id), kind: undefined })}
            >
              List {documents === 1 ? 'it' : `all ${counted(documents)}`}
            </Button>
          </div>
          <ShapeForm key={JSON.stringify(shape)} one={one} shape={shape} />
        </div>
      )}
    </li>
  )
}
