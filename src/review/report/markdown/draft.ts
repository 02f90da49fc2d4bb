import type { PartId, ReportContent } from '../../report-content.ts'
import { Numbering } from './references.ts'

/**
 * A report while it is read. Numbers of lines and factors are still those that the page shows: what they lead to
 * is known only when everything is read.
 */
export interface Draft {
  zone: string
  parts: ReportContent['parts']
  markers: ReportContent['markers']
  story: ReportContent['story']
  lines: Numbering
  statements: Record<StatementList, ReportContent['learned']>
  factors: ReportContent['factors']
  factorNumbers: Numbering
  items: ReportContent['items']
  problems: string[]
}

export type StatementList = 'learned' | 'wentWell' | 'lucky' | 'surprised' | 'questions'

/** Parts whose list holds statements, and where the report keeps them. */
export const statementLists: Partial<Record<PartId, StatementList>> = {
  learned: 'learned',
  'went-well': 'wentWell',
  lucky: 'lucky',
  surprised: 'surprised',
  questions: 'questions',
}

export function emptyDraft(zone: string): Draft {
  return {
    zone,
    parts: [],
    markers: [],
    story: [],
    lines: new Numbering(),
    statements: { learned: [], wentWell: [], lucky: [], surprised: [], questions: [] },
    factors: [],
    factorNumbers: new Numbering(),
    items: [],
    problems: [],
  }
}

type Settled = Pick<ReportContent, 'markers' | 'factors' | 'items' | StatementList>

/** Turns the numbers that the page shows into positions; says which of them lead nowhere. */
export function settle(draft: Draft): Settled {
  const { statements, problems } = draft
  const toLines = (numbers: readonly number[], where: string) =>
    follow(numbers, draft.lines, draft.story.length, `line`, where, problems)
  const settled = <T extends { lines: number[] }>(list: readonly T[], words: (each: T) => string) =>
    list.map((each) => ({ ...each, lines: toLines(each.lines, words(each)) }))
  for (const number of draft.lines.repeated) {
    problems.push(
      `Two lines of the story have the number ${number}; what rests on line ${number} means the first.`,
    )
  }
  return {
    markers: draft.markers.map((each) => ({
      ...each,
      line: each.line === null ? null : (toLines([each.line], each.marker)[0] ?? null),
    })),
    learned: settled(statements.learned, (each) => each.text),
    wentWell: settled(statements.wentWell, (each) => each.text),
    lucky: settled(statements.lucky, (each) => each.text),
    surprised: settled(statements.surprised, (each) => each.text),
    questions: settled(statements.questions, (each) => each.text),
    factors: settled(draft.factors, (each) => each.statement),
    items: draft.items.map((item) => ({
      ...item,
      factors: follow(
        item.factors,
        draft.factorNumbers,
        draft.factors.length,
        'factor',
        item.title,
        problems,
      ),
    })),
  }
}

/** A number behind the last line stays as it is: no line can be meant by mistake. */
function follow(
  numbers: readonly number[],
  numbering: Numbering,
  count: number,
  noun: 'line' | 'factor',
  where: string,
  problems: string[],
): number[] {
  return numbers.flatMap((number) => {
    const position = numbering.at(number)
    if (position !== null) return [position]
    problems.push(`“${shortened(where)}” points to ${noun} ${number}, which isn’t there.`)
    return number > count ? [number] : []
  })
}

/** Enough of a text to find it again. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 57).trimEnd()}…` : line
}
