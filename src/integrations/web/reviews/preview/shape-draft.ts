import type { Shape } from '#integrations/reviews/import/contract.ts'
import type { FieldChoice } from '#integrations/reviews/import/words.ts'
import type { Meaning } from '#integrations/reviews/reading.ts'

/** What somebody corrected of a shape and has not yet had read again. Null goes back to what was understood. */
export interface ShapeDraft {
  headings: Record<string, Meaning | null>
  labels: Record<string, FieldChoice | null>
  zone: string | null
  dayOrder: Shape['dayOrder']
}

export function draftOf({ zone, dayOrder }: Shape): ShapeDraft {
  return { headings: {}, labels: {}, zone, dayOrder }
}

/** The meaning that a heading has with the draft. */
export function meaningWith(draft: ShapeDraft, heading: Shape['headings'][number]): Meaning {
  const drafted = draft.headings[heading.key]
  return drafted === undefined ? (heading.chosen ?? heading.meaning) : (drafted ?? heading.meaning)
}

/** What a label is taken for with the draft; null where it says nothing that is needed. */
export function fieldWith(draft: ShapeDraft, label: Shape['labels'][number]): FieldChoice | null {
  const drafted = draft.labels[label.key]
  return drafted === undefined ? (label.chosen ?? label.field) : (drafted ?? label.field)
}

/** The draft with another meaning of a heading; the one that was understood is no correction. */
export function withMeaning(
  draft: ShapeDraft,
  heading: Shape['headings'][number],
  meaning: Meaning,
): ShapeDraft {
  const wanted = meaning === heading.meaning ? null : meaning
  return { ...draft, headings: withChoice(draft.headings, heading.key, wanted, heading.chosen) }
}

/** The draft with another field of a label; none at all is said by `ignore`, where one was understood. */
export function withField(
  draft: ShapeDraft,
  label: Shape['labels'][number],
  field: FieldChoice | null,
): ShapeDraft {
  const said = field ?? (label.field === null ? null : 'ignore')
  const wanted = said === label.field ? null : said
  return { ...draft, labels: withChoice(draft.labels, label.key, wanted, label.chosen) }
}

/** Without what would change nothing. */
function withChoice<Choice>(
  choices: Record<string, Choice | null>,
  key: string,
  wanted: Choice | null,
  before: Choice | null,
): Record<string, Choice | null> {
  const { [key]: _, ...rest } = choices
  return wanted === before ? rest : { ...rest, [key]: wanted }
}

/** What is to be sent, or null where the draft changes nothing. */
export function changesOf(shape: Shape, draft: ShapeDraft) {
  const changes = {
    ...(Object.keys(draft.headings).length > 0 ? { headings: draft.headings } : {}),
    ...(Object.keys(draft.labels).length > 0 ? { labels: draft.labels } : {}),
    ...(draft.zone === shape.zone ? {} : { zone: draft.zone }),
    ...(draft.dayOrder === shape.dayOrder ? {} : { dayOrder: draft.dayOrder }),
  }
  return Object.keys(changes).length > 0 ? changes : null
}
