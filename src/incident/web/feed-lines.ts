import { dayOf } from '#web/time/format.ts'
import type { RecordedEvent } from '../contract.ts'

/** Several events of one wording by one person within a day, told once. */
export interface FeedLine {
  id: string
  actor: string
  summary: string
  at: string
  times: number
}
export interface FeedDay {
  day: string
  at: string
  lines: FeedLine[]
}

/** Events, newest first, by the days of a zone; what repeats itself directly is counted instead of repeated. */
export function feedDays(events: readonly RecordedEvent[], zone: string): FeedDay[] {
  const days: FeedDay[] = []
  for (const event of events) {
    const day = dayOf(event.at, zone)
    let last = days.at(-1)
    if (last?.day !== day) {
      last = { day, at: event.at, lines: [] }
      days.push(last)
    }
    const actor = event.actor ?? unnamed(event)
    const before = last.lines.at(-1)
    if (before && before.actor === actor && before.summary === event.summary) before.times += 1
    else last.lines.push({ id: event.id, actor, summary: event.summary, at: event.at, times: 1 })
  }
  return days
}

/** What people write may be anonymous; the rest without a name Afterword did itself. */
function unnamed({ objectType }: RecordedEvent): string {
  return objectType === 'note' ? 'Somebody' : 'Afterword'
}
