import { useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { offerUndo, tellProblem } from '#web/parts/toasts.ts'
import type { Factor, Note, Review } from '../../contract.ts'
import { useDesk } from '../use-desk.ts'

const makes = {
  factor: 'Make it a factor',
  idea: 'Make it an improvement item',
  learned: 'Make it an insight',
} as const
type Makeable = keyof typeof makes

const isMakeable = (tag: Note['tag']): tag is Makeable => tag !== null && Object.hasOwn(makes, tag)
const same = (one: string, other: string) => one.trim() === other.trim()

/** Factors that stand on a line which the note stands on too. */
export function factorsBeside(note: Pick<Note, 'entryIds'>, factors: readonly Factor[]): string[] {
  return factors
    .filter(({ entryIds }) => entryIds.some((id) => note.entryIds.includes(id)))
    .map(({ id }) => id)
}

/** What a note can become, or null: it has no such tag, or became it already. */
export function becomes(note: Note, review: Review, itemTitles: readonly string[]): string | null {
  if (!isMakeable(note.tag)) return null
  const there =
    note.tag === 'factor'
      ? review.factors.map(({ statement }) => statement)
      : note.tag === 'idea'
        ? itemTitles
        : review.insights.map(({ text }) => text)
  return there.some((words) => same(words, note.text)) ? null : makes[note.tag]
}

/** Turns notes into what they say: a factor, an improvement item, an insight. The note stays in the conversation. */
export function useMake() {
  const { incidentKey: key, review, statements } = useDesk()
  const client = useQueryClient()

  async function makeItem(note: Note) {
    const factorIds = factorsBeside(note, review.factors)
    const title = note.text.length > 300 ? `${note.text.slice(0, 299)}…` : note.text
    const item = await api('POST /incidents/:key/items', { params: { key }, body: { title, factorIds } })
    await refresh(client, ['item'], key)
    const answers = factorIds.length === 0 ? '' : ' It answers what stands on the same lines.'
    offerUndo(`It is among the improvement items now.${answers}`, async () => {
      await api('DELETE /items/:id', { params: { id: item.id } })
      await refresh(client, ['item'], key)
    })
  }
  async function makeFactor({ text, entryIds }: Note) {
    const factor = await statements.addFactor({ statement: text, entryIds })
    offerUndo('It is among the factors now.', () => statements.remove('factors', factor.id))
  }
  async function makeInsight(note: Note) {
    const insight = await statements.addInsight({ text: note.text, entryIds: note.entryIds })
    // An insight speaks for it in the report; with its tag the note would say the same once more.
    const untagged = await statements.change('notes', note, { tag: null })
    offerUndo('It is among the insights now.', async () => {
      await statements.remove('insights', insight.id)
      await statements.change('notes', untagged, { tag: 'learned' })
    })
  }
  return function make(note: Note) {
    const work =
      note.tag === 'factor'
        ? makeFactor
        : note.tag === 'idea'
          ? makeItem
          : note.tag === 'learned'
            ? makeInsight
            : null
    work?.(note).catch(tellProblem)
  }
}
