import { describe, expect, test } from 'vitest'
import { type ItemState, mayBecome } from '#improvement/item.ts'
import { durationsOf, orderNotes } from '#incident/durations.ts'
import { readers } from '#integrations/readers.ts'
import { evidenceFromBytes } from '#platform/files/open-evidence.ts'
import type { EntryDraft } from '#timeline/entry.ts'
import { exampleIncidents } from './incidents.ts'
import { stepsTo } from './load-review.ts'
import {
  type ExamplePerson,
  emailOf,
  examplePeople,
  exampleServices,
  exampleTeams,
  nameOf,
} from './organisation.ts'
import type { EvidenceBytes, ExampleIncident, ScriptLine } from './shape.ts'
import { calendarOf } from './when.ts'

/** Summer and winter, both changes of the clocks, a leap day, and the last day of a year. */
const nows = ['2026-07-15', '2026-01-20', '2026-03-30', '2026-10-26', '2028-02-29', '2027-12-31'].map(
  (day) => new Date(`${day}T13:37:00Z`),
)
const [someNow = new Date(0)] = nows

async function readAll({ name, bytes, format, options }: EvidenceBytes) {
  const file = await evidenceFromBytes(name, bytes)
  const recognised = await Promise.all(
    readers.map(async (reader) => ({ reader, ...(await reader.recognise(file)) })),
  )
  const best = recognised.sort((a, b) => b.confidence - a.confidence)[0]?.reader
  expect(best?.format, `${name} is recognised`).toBe(format)
  const entries: EntryDraft[] = []
  const unread: unknown[] = []
  for await (const batch of best?.read(file, options) ?? []) {
    entries.push(...batch.entries)
    unread.push(...(batch.unread ?? []))
  }
  expect(unread, `${name} leaves nothing unread`).toEqual([])
  // What stands in two bodies of one file (an alert that fires and then ends) has one key and becomes one entry.
  return [...new Map(entries.map((entry) => [entry.key, entry])).values()]
}

async function gathered(incident: ExampleIncident, now: Date) {
  const calendar = calendarOf(incident.on, now)
  const entries: EntryDraft[] = []
  for (const script of incident.evidence) {
    const built = script.build(calendar)
    const read = await readAll(built)
    expect(read.length, `entries of ${built.name}`).toBe(script.entries)
    entries.push(...read)
  }
  return entries
}

function found(entries: readonly EntryDraft[], line: ScriptLine): EntryDraft[] {
  return entries.filter((entry) => entry.text.includes(line.text))
}

describe.each(exampleIncidents.map((incident) => [incident.slug, incident] as const))('%s', (_, incident) => {
  const { story, review } = incident
  const ids = story.map((line) => line.id)

  test.each(nows.map((now) => [now.toISOString().slice(0, 10), now] as const))(
    'its evidence is read whole, loaded on %s',
    async (_day, now) => {
      const entries = await gathered(incident, now)
      expect(new Set(entries.map((entry) => entry.key)).size).toBe(entries.length)
      for (const entry of entries) expect(entry.at).toBeLessThan(now.getTime() * 1000)
      for (const line of story.filter((each) => !each.recalled)) {
        expect(
          found(entries, line).map((entry) => entry.text),
          `“${line.text}”`,
        ).toHaveLength(1)
      }
    },
  )

  test('its markers follow each other, once each', async () => {
    const entries = await gathered(incident, someNow)
    const calendar = calendarOf(incident.on, someNow)
    const pinned = story.flatMap((line) =>
      (line.marks ?? []).map((marker) => {
        const at = line.recalled ? calendar.at(line.recalled.at) : (found(entries, line)[0]?.at ?? 0)
        return {
          marker,
          at: new Date(at / 1000).toISOString(),
          precision: 'exact' as const,
          entryId: null,
          channel: null,
        }
      }),
    )
    expect(new Set(pinned.map((each) => each.marker)).size).toBe(pinned.length)
    // Customers may well be told before everything is as it was.
    expect(orderNotes(pinned).filter((note) => !note.startsWith('“all-clear'))).toEqual([])
    expect(story.filter((line) => line.channel).map((line) => line.marks?.includes('detected'))).toEqual([
      true,
    ])
    const known = durationsOf(pinned).filter((duration) => duration.seconds !== null)
    expect(known.length).toBeGreaterThan(1)
  })

  test('what was learned was learned after it happened', async () => {
    const entries = await gathered(incident, someNow)
    const calendar = calendarOf(incident.on, someNow)
    for (const line of story.filter((each) => each.knownAt)) {
      const at = line.recalled ? calendar.at(line.recalled.at) : (found(entries, line)[0]?.at ?? 0)
      expect(calendar.at(line.knownAt ?? ''), line.id).toBeGreaterThan(at)
    }
  })

  test('its references lead somewhere', () => {
    const factors = review.factors.map((factor) => factor.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(factors).size).toBe(factors.length)
    const used = [...review.notes, ...review.insights, ...review.factors].flatMap((each) => each.on ?? [])
    expect(used.filter((id) => !ids.includes(id))).toEqual([])
    expect(review.items.flatMap((item) => item.factors).filter((id) => !factors.includes(id))).toEqual([])
    const present = new Set<string>([...review.participants, review.facilitator])
    for (const [, who] of incident.roles) expect(present).toContain(who)
    for (const note of review.notes) if (note.by) expect(present).toContain(note.by)
    for (const service of incident.services) expect(exampleServices).toHaveProperty(service)
    for (const team of incident.teams) expect(exampleTeams).toContain(team)
  })

  test('its items have what their state asks for', () => {
    const committed: ItemState[] = ['committed', 'in-progress', 'done']
    for (const item of review.items) {
      expect(item.factors.length).toBeGreaterThan(0)
      if (committed.includes(item.state))
        expect(item).toMatchObject({
          owner: expect.any(String),
          due: expect.any(Number),
          doneWhen: expect.any(String),
        })
      if (item.state === 'declined') expect(item.declinedBecause).toBeTruthy()
      if (item.proof?.who) expect(item.proof.who).not.toBe(item.owner)
    }
    expect(review.items.filter((item) => committed.includes(item.state)).length).toBeLessThanOrEqual(7)
  })

  test('what it tells speaks of roles, not of names', async () => {
    const entries = await gathered(incident, someNow)
    const names = (Object.keys(examplePeople) as ExamplePerson[]).flatMap((who) => nameOf(who).split(' '))
    const told = [
      incident.summary,
      incident.customerImpact,
      ...story.map(
        (line) => line.words ?? (line.recalled ? line.text : (found(entries, line)[0]?.text ?? '')),
      ),
      ...review.notes.map((each) => each.text),
      ...review.insights.map((each) => each.text),
      ...review.factors.map((each) => each.statement),
      ...review.items.flatMap((each) => [each.title, each.doneWhen ?? '', each.proof?.how ?? '']),
      ...Object.values(review.parts ?? {}),
    ].join('\n')
    expect(names.filter((name) => new RegExp(`\\b${name}\\b`).test(told))).toEqual([])
  })

  test('its story and review are worth reading', () => {
    expect(story.length).toBeGreaterThanOrEqual(8)
    expect(story.length).toBeLessThanOrEqual(30)
    expect(review.notes.length).toBeGreaterThanOrEqual(5)
    expect(review.factors.length).toBeGreaterThanOrEqual(3)
    expect(review.factors.length).toBeLessThanOrEqual(7)
    expect(review.factors.map((factor) => factor.kind)).toContain('mitigator')
    expect(review.items.length).toBeGreaterThanOrEqual(2)
  })
})

test('the year holds twelve, two of them near misses, nine of them published', () => {
  expect(exampleIncidents).toHaveLength(12)
  expect(exampleIncidents.filter((each) => each.kind === 'near-miss')).toHaveLength(2)
  expect(exampleIncidents.filter((each) => each.review.published)).toHaveLength(9)
  expect(new Set(exampleIncidents.map((each) => each.severity)).size).toBe(4)
  const days = exampleIncidents.map((each) => each.on.daysAgo)
  expect(days).toEqual(days.toSorted((a, b) => b - a))
})

test('every kind of note, every state of an item and most layers occur', () => {
  const reviews = exampleIncidents.map((each) => each.review)
  const tags = new Set(reviews.flatMap((each) => each.notes.map((note) => note.tag)))
  expect(tags.size).toBe(8)
  expect(new Set(reviews.flatMap((each) => each.items.map((item) => item.state))).size).toBe(6)
  expect(new Set(reviews.flatMap((each) => each.factors.map((factor) => factor.layer))).size).toBeGreaterThan(
    9,
  )
  expect(new Set(reviews.flatMap((each) => each.factors.map((factor) => factor.kind))).size).toBe(6)
})

test('an item can get from an idea to any state that the example gives it', () => {
  for (const [state, steps] of Object.entries(stepsTo)) {
    expect(steps.at(-1) ?? 'idea').toBe(state)
    for (const [i, step] of steps.entries()) expect(mayBecome(steps[i - 1] ?? 'idea', step)).toBe(true)
  }
})

test('addresses can never receive mail and are each somebody’s own', () => {
  const all = (Object.keys(examplePeople) as ExamplePerson[]).map(emailOf)
  expect(new Set(all).size).toBe(14)
  expect(all.every((address) => address.endsWith('.example'))).toBe(true)
})
