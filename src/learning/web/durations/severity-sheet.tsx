import { Switch } from '@mantine/core'
import type { Severity } from '#incident/contract.ts'
import { SeverityTag } from '#incident/web/severity-tag.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import { formatMoment } from '#web/time/format.ts'
import { useZone } from '#web/time/zone.ts'
import type { Compared, DurationRow, DurationSummary, Durations, Period } from '../../statistics/contract.ts'
import type { DurationKind } from '../../statistics/kinds.ts'
import { countText, geometricMeanText, knownText, meanText, medianText } from '../../statistics/words.ts'
import { DotPlot } from './dot-plot.tsx'
import { DurationTable } from './duration-table.tsx'
import classes from './durations-page.module.css'
import type { Domain } from './plot.ts'

/** One severity's part of the answer. */
export interface SeverityGroup {
  severity: Severity
  rows: DurationRow[]
  summary: DurationSummary | null
  period: Period
  before: { rows: DurationRow[]; compared: Compared; period: Period } | null
}

/** The answer by severity, gravest first; never two together. */
export function groupsOf({ items, severities, comparison, period }: Durations): SeverityGroup[] {
  const of = (rows: readonly DurationRow[], id: string) => rows.filter((row) => row.severity.id === id)
  const all = new Map(
    [...severities, ...(comparison?.severities ?? [])].map(({ severity }) => [severity.id, severity]),
  )
  return [...all.values()]
    .sort((one, other) => one.rank - other.rank)
    .map((severity) => {
      const compared = comparison?.severities.find((one) => one.severity.id === severity.id)
      return {
        severity,
        rows: of(items, severity.id),
        summary: severities.find((one) => one.severity.id === severity.id)?.summary ?? null,
        period,
        before:
          comparison && compared
            ? { rows: of(comparison.items, severity.id), compared, period: comparison.period }
            : null,
      }
    })
}

interface SeveritySheetProps {
  group: SeverityGroup
  duration: DurationKind
  domain: Domain
  zero: boolean
  mean: boolean
  onMean: (mean: boolean) => void
}

/** Dots, then the median with its interval, then what else can be said, then every incident as a table. */
export function SeveritySheet({ group, duration, mean, onMean, ...axis }: SeveritySheetProps) {
  const { severity, rows, summary, before, period } = group
  const { zone } = useZone()
  return (
    <Sheet title={<SeverityTag severity={severity} />}>
      {summary ? (
        <Part
          rows={rows}
          summary={summary}
          duration={duration}
          when={before ? periodText(period, zone) : null}
          label={`${severity.name}, ${duration.name}`}
          {...axis}
        />
      ) : (
        <p className={classes.aside}>None in this period.</p>
      )}
      {before && (
        <>
          <Part
            rows={before.rows}
            summary={before.compared.earlier}
            duration={duration}
            when={periodText(before.period, zone)}
            label={`${severity.name}, ${duration.name}, the period before`}
            earlier
            {...axis}
          />
          <div className={classes.verdict} data-verdict={before.compared.durations.verdict}>
            <p>{before.compared.durations.sentence}</p>
            <p className={classes.aside}>{before.compared.countSentence}</p>
          </div>
        </>
      )}
      <details className={classes.more}>
        <summary>Other figures</summary>
        <ul className={classes.figures}>
          {summary?.geometricMean && <li>{geometricMeanText(summary.geometricMean)}</li>}
          {summary && <li>{countText(summary)}</li>}
          {summary?.mean && <li>{meanText(summary.mean)}</li>}
        </ul>
        {summary?.median && (
          <Switch
            label="Show the mean as well, beside the median and what the longest incident does to it"
            checked={mean}
            onChange={(event) => onMean(event.currentTarget.checked)}
          />
        )}
      </details>
      <details className={classes.more}>
        <summary>The same as a table</summary>
        <DurationTable
          rows={[...rows, ...(before?.rows ?? [])]}
          caption={`${severity.name}, ${duration.name}`}
        />
      </details>
    </Sheet>
  )
}

interface PartProps {
  rows: readonly DurationRow[]
  summary: DurationSummary
  duration: DurationKind
  when: string | null
  label: string
  earlier?: boolean
  domain: Domain
  zero: boolean
}

function Part({ rows, summary, duration, when, ...plot }: PartProps) {
  const shown = rows.flatMap((row) =>
    row.seconds !== null && row.seconds >= 0 ? [{ ...row, seconds: row.seconds }] : [],
  )
  return (
    <div className={classes.part}>
      <p className={classes.facts}>
        {when && <span className={classes.when}>{when}</span>}
        {summary.median && <strong>{medianText(summary.median)}</strong>}
        <span>n = {summary.n}</span>
        <span>{knownText(summary, duration.id)}</span>
      </p>
      {shown.length > 0 && <DotPlot rows={shown} median={summary.median} {...plot} />}
      {summary.notes.map((note) => (
        <p key={note} className={classes.aside}>
          {note}
        </p>
      ))}
    </div>
  )
}

/** `1 Jan 2026 to 31 Mar 2026`: the last day is the one in which the period ends. */
function periodText({ from, to }: Period, zone: string): string {
  const last = formatMoment(new Date(Date.parse(to) - 1), { zone, style: 'date' })
  return from ? `${formatMoment(from, { zone, style: 'date' })} to ${last}` : `Until ${last}`
}
