import { precisionLabels } from '#incident/web/marker-form.tsx'
import { formatMoment } from '#web/time/format.ts'
import { useZone } from '#web/time/zone.ts'
import { entryKindName } from '../../wording.ts'
import type { LineDraft } from './line-draft.ts'

/** A version of a line, told in full, for a choice between two. */
export function DraftWords({ draft }: { draft: LineDraft }) {
  const { zone } = useZone()
  const { at, precision, kind, words, knownAt } = draft
  return (
    <>
      {formatMoment(at, { zone })} ({precisionLabels[precision]}) · {entryKindName[kind]}
      {knownAt && ` · learned ${formatMoment(knownAt, { zone })}`}
      {'\n'}
      {words}
    </>
  )
}
