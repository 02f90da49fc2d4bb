import { durationText } from '#incident/durations.ts'
import type { DurationRow, DurationSummary, Durations } from '#learning/statistics/contract.ts'
import { countText, geometricMeanText, knownText, meanText, medianText } from '#learning/statistics/words.ts'
import { printHeading, printPoint } from '../terminal/facts.ts'
import { momentText } from '../terminal/moment.ts'
import { paint } from '../terminal/speak.ts'
import { printTable } from '../terminal/table.ts'

/** Each severity by itself, gravest first: every incident, then what can be said of them. */
export function printSeverities({ duration, items, severities, comparison }: Durations, zone: string) {
  const of = (rows: readonly DurationRow[], id: string) => rows.filter(({ severity }) => severity.id === id)
  for (const { severity, summary } of severities) {
    printHeading(severity.name)
    printRows(of(items, severity.id), zone)
    printSummary(summary, duration.id)
  }
  for (const { severity, earlier, durations, countSentence } of comparison?.severities ?? []) {
    printHeading(`${severity.name}, beside the period before`)
    printRows(of(comparison?.items ?? [], severity.id), zone)
    printSummary(earlier, duration.id)
    printPoint(durations.sentence, '→')
    printPoint(countSentence, '→')
  }
}

function printRows(rows: readonly DurationRow[], zone: string) {
  printTable<DurationRow>(
    [
      { title: 'KEY', cell: ({ key }) => key, paint: (text) => paint('bold', text) },
      { title: 'BEGAN', cell: ({ startedAt }) => momentText(startedAt, zone, 'minute') },
      {
        title: 'LENGTH',
        cell: ({ seconds }) => (seconds === null ? 'not known' : durationText(seconds)),
        align: 'right',
      },
      { title: 'TITLE', cell: ({ title }) => title, flexible: true },
    ],
    rows,
  )
}

function printSummary(summary: DurationSummary, id: string) {
  if (summary.median) printPoint(medianText(summary.median))
  printPoint(`n = ${summary.n}; ${knownText(summary, id)}`)
  if (summary.geometricMean) printPoint(geometricMeanText(summary.geometricMean))
  if (summary.mean) printPoint(meanText(summary.mean))
  printPoint(countText(summary))
  for (const note of summary.notes) printPoint(note)
}
