import type { Severity } from '#incident/contract.ts'
import type { Db } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import type { Actor } from '#platform/http/actor.ts'
import { compare } from './comparison.ts'
import type { DurationRow, Durations } from './contract.ts'
import { type DurationKind, durationKinds } from './kinds.ts'
import { type BoundedSpan, comparedPeriod, lengthOf, periodOf, type Span } from './period.ts'
import { durationRows } from './store.ts'
import { summarise } from './summary.ts'

export interface DurationQuestion {
  duration: string
  from?: string | undefined
  to?: string | undefined
  severity?: string | string[] | undefined
  service?: string | undefined
  kind?: DurationRow['kind'] | undefined
  compare?: string | undefined
  mean?: boolean | undefined
}

/** Every duration of one kind that an actor may see, each severity by itself, and beside an earlier period if asked for. */
export async function readDurations(
  db: Db,
  actor: Actor,
  question: DurationQuestion,
  now: Date,
): Promise<Durations> {
  const duration = kindOf(question.duration)
  const period = periodOf(question, now)
  const before = question.compare ? comparedPeriod(question.compare, period) : null
  const { service, kind, mean = false } = question
  const filter = { severities: [question.severity ?? []].flat(), service, kind }
  const later = await durationRows(db, actor, duration, period, filter)
  const earlier = before ? await durationRows(db, actor, duration, before, filter) : []
  const real = [...later, ...earlier].some(({ example }) => !example)
  const counting = (rows: DurationRow[]) => (real ? rows.filter(({ example }) => !example) : rows)
  const [items, older] = [counting(later), counting(earlier)]
  return {
    duration,
    period: told(period),
    items,
    severities: bySeverity(items).map(({ severity, rows }) => ({
      severity,
      summary: summarise(rows, duration, { mean }),
    })),
    comparison:
      before &&
      period.from &&
      comparison(duration, [before, older], [{ ...period, from: period.from }, items]),
    examplesLeftOut: later.length + earlier.length - items.length - older.length,
  }
}

function kindOf(id: string): DurationKind {
  const found = durationKinds.find((kind) => kind.id === id)
  if (found) return found
  throw new Problem('invalid-input', `There is no duration “${id}”.`)
}

function told({ from, to }: Span) {
  return { from: from?.toISOString() ?? null, to: to.toISOString() }
}

function bySeverity(rows: readonly DurationRow[]): { severity: Severity; rows: DurationRow[] }[] {
  const groups = new Map<string, { severity: Severity; rows: DurationRow[] }>()
  for (const row of rows) {
    const group = groups.get(row.severity.id) ?? { severity: row.severity, rows: [] }
    group.rows.push(row)
    groups.set(row.severity.id, group)
  }
  return [...groups.values()].sort((one, other) => one.severity.rank - other.severity.rank)
}

type Side = readonly [BoundedSpan, DurationRow[]]

function comparison(duration: DurationKind, [before, older]: Side, [now, items]: Side) {
  const of = (rows: readonly DurationRow[], id: string) => rows.filter(({ severity }) => severity.id === id)
  return {
    period: told(before),
    items: older,
    severities: bySeverity([...items, ...older]).map(({ severity }) => ({
      severity,
      ...compare(
        { rows: of(older, severity.id), exposure: lengthOf(before) },
        { rows: of(items, severity.id), exposure: lengthOf(now) },
        duration,
      ),
    })),
  }
}
