import { expect, it } from 'vitest'
import type { RecordedEvent } from '../contract.ts'
import { feedDays } from './feed-lines.ts'

let count = 0
function event(at: string, actor: string | null, summary: string, objectType = 'factor'): RecordedEvent {
  count += 1
  return {
    id: String(count),
    at,
    actor,
    summary,
    objectType,
    objectId: '',
    verb: 'added',
    incidentKey: 'INC-1',
  }
}

it('groups by the days of the zone', () => {
  const events = [event('2026-03-02T23:30:00Z', 'Ada', 'a'), event('2026-03-02T10:00:00Z', 'Ada', 'b')]
  expect(feedDays(events, 'UTC').map(({ day }) => day)).toEqual(['2026-03-02'])
  expect(feedDays(events, 'Asia/Kolkata').map(({ day }) => day)).toEqual(['2026-03-03', '2026-03-02'])
})

it('counts what repeats itself directly, by one person on one day', () => {
  const [day] = feedDays(
    [
      event('2026-03-02T12:00:00Z', 'Ada', 'added a factor'),
      event('2026-03-02T11:00:00Z', 'Ada', 'added a factor'),
      event('2026-03-02T10:00:00Z', 'Bo', 'added a factor'),
      event('2026-03-02T09:00:00Z', 'Ada', 'added a factor'),
    ],
    'UTC',
  )
  expect(day?.lines.map(({ actor, times }) => `${actor} ${times}`)).toEqual(['Ada 2', 'Bo 1', 'Ada 1'])
})

it('does not say that Afterword wrote what somebody wrote without a name', () => {
  const [day] = feedDays(
    [
      event('2026-03-02T12:00:00Z', null, 'wrote a note', 'note'),
      event('2026-03-02T11:00:00Z', null, 'read the evidence', 'evidence'),
    ],
    'UTC',
  )
  expect(day?.lines.map(({ actor }) => actor)).toEqual(['Somebody', 'Afterword'])
})
