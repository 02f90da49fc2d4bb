import { useCallback, useMemo, useState } from 'react'
import { useMe } from '#people/web/use-me.ts'
import { useStory } from '#timeline/web/story/use-story.ts'
import { useRead } from '#web/api.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Waiting } from '#web/parts/waiting.tsx'
import { textOf, useSearchState } from '#web/search-state.ts'
import type { ReportPart, Review } from '../../contract.ts'
import { shownParts } from '../../report/outline.ts'
import type { PartId, ReportContent } from '../../report-content.ts'
import { useStatements } from '../use-statements.ts'
import { AddRow } from './add-row.tsx'
import { ReportDocument } from './document/report-document.tsx'
import { ReportBar } from './report-bar.tsx'
import { useParts } from './use-parts.ts'
import { type ReportDesk, ReportDeskContext } from './use-report-desk.ts'

interface DraftProps {
  incidentKey: string
  review: Review
}

/** The report as it would be published now, every part of it changeable where it stands. */
export function Draft({ incidentKey: key, review }: DraftProps) {
  const [search, change] = useSearchState()
  const names = textOf(search.names) === 'names' ? 'names' : 'roles'
  const reading = textOf(search.preview) !== undefined
  const { data, error, refetch } = useRead(
    'GET /incidents/:key/report',
    { params: { key }, query: { names } },
    { placeholderData: (before) => before },
  )
  const { organisation } = useMe()
  const [begun, setBegun] = useState<ReadonlySet<PartId>>(new Set())
  const end = useCallback(
    (id: PartId) => setBegun((before) => new Set([...before].filter((one) => one !== id))),
    [],
  )
  const desk = useDraftDesk(key, review, data?.parts, begun, end)
  if (!data) return error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Waiting />

  const { content, parts, publication, canPublish } = data
  const shown = withBegun(shownParts(content), parts, reading ? new Set() : begun)
  const isShown = ({ id }: ReportPart) => shown.some((part) => part.id === id)
  return (
    <>
      <ReportBar
        incidentKey={key}
        publication={publication}
        canPublish={canPublish}
        hasVersions={review.state !== 'assembling'}
        names={names}
        zone={content.zone}
        reading={reading}
        onNames={(next) => change({ names: next === 'roles' ? undefined : next })}
        onReading={(next) => change({ preview: next ? 'yes' : undefined })}
        onVersions={() => change({ versions: 'all' })}
      />
      <ReportDeskContext value={reading ? null : desk}>
        <ReportDocument
          content={content}
          parts={shown}
          title={reading ? 'part' : 'none'}
          eyebrow={[organisation.name, content.key, 'Draft']}
        >
          {!reading && (
            <AddRow
              desk={desk}
              empty={parts.filter((part) => !part.hidden && !isShown(part))}
              hidden={parts.filter((part) => part.hidden)}
              onBegin={({ id }) => setBegun((before) => new Set([...before, id]))}
            />
          )}
        </ReportDocument>
      </ReportDeskContext>
    </>
  )
}

type ShownPart = ReportContent['parts'][number]

/** The shown parts with those that somebody began, each in its place. */
function withBegun(
  shown: readonly ShownPart[],
  parts: readonly ReportPart[],
  begun: ReadonlySet<PartId>,
): ShownPart[] {
  const added = parts.filter(
    ({ id, hidden }) => begun.has(id) && !hidden && !shown.some((one) => one.id === id),
  )
  if (added.length === 0) return [...shown]
  const place = (part: ShownPart) => parts.findIndex(({ id }) => id === part.id)
  return [...shown, ...added.map(({ id, heading, text }) => ({ id, heading, text }))].sort(
    (a, b) => place(a) - place(b),
  )
}

function useDraftDesk(
  key: string,
  review: Review,
  parts: readonly ReportPart[] | undefined,
  begun: ReadonlySet<PartId>,
  end: (id: PartId) => void,
): ReportDesk {
  const { lines: story } = useStory(key)
  const items = useRead('GET /incidents/:key/items', { params: { key } }).data?.items
  const statements = useStatements(key)
  const change = useParts(key)
  return useMemo(
    () => ({
      incidentKey: key,
      review,
      story,
      items: items ?? [],
      statements,
      begun,
      end,
      partOf: (id: PartId) => parts?.find((part) => part.id === id),
      ...change,
    }),
    [key, review, story, items, statements, begun, end, parts, change],
  )
}
