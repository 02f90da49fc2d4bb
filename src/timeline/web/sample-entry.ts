import type { Entry, StoryLine } from '../contract.ts'

/** An entry for tests: everything but what a test is about. */
export function sampleEntry(id: string, at: string, more: Partial<Entry> = {}): Entry {
  return {
    id,
    at,
    precision: 'exact',
    kind: 'communication',
    text: `Text of ${id}`,
    until: null,
    zone: null,
    actorKind: 'human',
    actor: 'Ada',
    source: '#incidents',
    evidenceId: 'evidence',
    attributes: {},
    knownAt: null,
    original: null,
    version: 0,
    inStory: false,
    ...more,
  }
}

export function sampleLine(id: string, at: string, more: Partial<Entry> = {}): StoryLine {
  return { id: `line-${id}`, entry: sampleEntry(id, at, more), words: null, version: 1 }
}

/** `14:05` or `14:05:30` of the day on which samples happen. */
export const clock = (time: string) => `2026-03-01T${time.length === 5 ? `${time}:00` : time}Z`
