import { judgeItem } from '#language/actionability/actionability.ts'
import { duplicateIndex } from '#language/actionability/duplicates.ts'
import type { ItemJudgement } from '#language/actionability/judgement.ts'
import type { Remark } from './document.ts'
import { formatOf } from './files.ts'
import { findItems } from './items.ts'
import { createPlaces } from './places.ts'
import { itemWords } from './rules.ts'

/** An item that says nearly the same, by where it stands: `reviews/a.md:12`. */
interface Likeness {
  id: string
  likeness: number
}

interface SeenItem {
  start: number
  end: number
  details: ItemJudgement & { item: string; similar: Likeness[] }
}

const mostQuestions = 2
const mostSimilar = 5

/** Judges the improvement items of documents, and looks for those that say nearly what an earlier one says. */
export function createItemLook(names: readonly string[]) {
  const earlier = duplicateIndex([])
  return (path: string, text: string): { remarks: Remark[]; items: SeenItem[] } => {
    const places = createPlaces(text)
    const items = findItems(text, formatOf(path, text)).map(({ start, end, text: item }) => {
      const similar = earlier.find(item).slice(0, mostSimilar)
      // The same words again are like the first ones already.
      if (similar[0]?.likeness !== 1) earlier.add({ id: `${path}:${places.of(start, end).line}`, text: item })
      return { start, end, details: { item, ...judgeItem(item, { names }), similar } }
    })
    return { items, remarks: items.flatMap(remarksOn) }
  }
}

function remarksOn({ start, end, details }: SeenItem): Remark[] {
  const { verdict, strength, reasons, prompts, similar } = details
  const place = { start, end }
  const remarks: Remark[] = []
  if (verdict !== 'ready') {
    const rule = verdict === 'not-actionable' ? 'item-not-actionable' : 'item-needs-work'
    const lost = reasons.filter(({ points }) => points < 0)
    const seen = lost.map(({ text }) => text)
    remarks.push({
      ...place,
      rule,
      row: [rule, ...lost.map(({ id }) => id)].join('/'),
      level: itemWords[rule].level,
      why: [itemWords[rule].why, ...seen, `Its leverage is ${strength}.`].join(' '),
      questions: prompts.length > 0 ? prompts.slice(0, mostQuestions) : [itemWords[rule].question],
    })
  }
  const [nearest] = similar
  if (nearest) {
    const { level, why, question } = itemWords['item-near-duplicate']
    remarks.push({
      ...place,
      rule: 'item-near-duplicate',
      row: 'item-near-duplicate',
      level,
      why: `${why.slice(0, -1)}: ${nearest.id}.`,
      questions: [question],
      like: nearest.id,
    })
  }
  return remarks
}
