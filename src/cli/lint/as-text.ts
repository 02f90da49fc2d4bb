import { prose } from '../terminal/facts.ts'
import { onOneLine, plain } from '../terminal/plain.ts'
import { paint } from '../terminal/speak.ts'
import { closingLine, countText } from './closing.ts'
import type { LintedDocument, Remark, Reporter, Totals } from './document.ts'
import { excerpt } from './excerpt.ts'

const mostPlaces = 5

/** For people: each prompt with its line, what is quieter in one remark a document, and what it comes to in the end. */
export function asText(): Reporter {
  return {
    begin: () => '',
    document(document) {
      const loud = document.remarks.filter(isLoud)
      const quiet = document.remarks.filter((remark) => !isLoud(remark))
      const places = Map.groupBy(loud, ({ start, end }) => `${start} ${end}`)
      const parts = [...places.values()].map((remarks) => promptText(document, remarks))
      if (quiet.length > 0) parts.push(quietText(document, quiet))
      return parts.map((part) => `${part}\n\n`).join('')
    },
    end: endText,
  }
}

/** An item that needs work has questions of its own. */
function isLoud({ level, rule }: Remark): boolean {
  return level === 'warning' || rule === 'item-needs-work'
}

/** What several categories see in the same words is shown once. */
function promptText({ path, places, locate }: LintedDocument, remarks: readonly Remark[]): string {
  const { start = 0, end = 0 } = remarks[0] ?? {}
  const place = locate(start, end)
  const rules = remarks.map(({ rule }) => rule).join(', ')
  return [
    `${paint('bold', plain(`${path}:${place.line}:${place.column}`))} ${paint('yellow', rules)}`,
    ...excerpt(places, place),
    ...remarks.flatMap(({ why, questions }) => [
      ...indented(why),
      ...questions.flatMap((question) => indented(question, '→ ')),
    ]),
  ].join('\n')
}

/** One remark for everything that is only worth a glance. */
function quietText(document: LintedDocument, quiet: readonly Remark[]): string {
  const lines = [`${paint('bold', plain(document.path))} ${paint('dim', 'more quietly')}`]
  for (const [rule, remarks] of Map.groupBy(quiet, (remark) => remark.rule)) {
    const shown = remarks.slice(0, mostPlaces).map((remark) => placeText(document, remark))
    const more = remarks.length > mostPlaces ? [`and ${remarks.length - mostPlaces} more`] : []
    lines.push(...indented(`${rule}: ${[...shown, ...more].join(', ')}`))
    lines.push(...(remarks[0]?.questions ?? []).flatMap((question) => indented(question, '→ ')))
  }
  return lines.join('\n')
}

function placeText({ locate }: LintedDocument, { start, end, like }: Remark): string {
  const { line, column, text } = locate(start, end)
  return `${line}:${column} “${onOneLine(shortened(text))}”${like ? ` like ${plain(like)}` : ''}`
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59).replace(/[\ud800-\udbff]$/, '')}…`
}

function indented(text: string, mark = ''): string[] {
  const lines = prose(text, 2 + mark.length)
  return lines.map((line, index) => `  ${index === 0 ? mark : ' '.repeat(mark.length)}${line}`)
}

function endText(totals: Totals): string {
  const touched = totals.documents.filter(({ warnings, infos }) => warnings + infos > 0)
  const lines =
    totals.documents.length > 1
      ? touched.map(({ path, warnings, infos }) => `${plain(path)}: ${countText(warnings, infos)}`)
      : []
  return [...lines, paint('bold', closingLine(totals)), ''].join('\n')
}
