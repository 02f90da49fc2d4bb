import type { ReviewReading } from '../reading.ts'

/** What a database takes: whole characters, none of them zero. */
export const clean = (text: string) => text.toWellFormed().replaceAll('\u0000', '')

const most = { sections: 500, section: 200_000, all: 1_000_000, moments: 5_000, items: 1_000, words: 20_000 }

/**
 * A reading no larger than is kept and shown. Reviews of usual length stay as they are; of what is longer, the rest is in the
 * document alone, and that is told.
 */
export function bounded(reading: ReviewReading): ReviewReading {
  let left = most.all
  let cut = reading.sections.length > most.sections
  const words = (text: string, length: number) => {
    if (text.length > length) cut = true
    return clean(text.slice(0, length))
  }
  const sections = reading.sections.slice(0, most.sections).map(({ heading, meaning, text }) => {
    const kept = words(text, Math.min(most.section, left))
    left -= kept.length
    return { heading: clean(heading.slice(0, 500)), meaning, text: kept }
  })
  cut ||= reading.timeline.length > most.moments || reading.items.length > most.items
  const timeline = reading.timeline
    .slice(0, most.moments)
    .map(({ at, text }) => ({ at, text: words(text, most.words) }))
  const items = reading.items.slice(0, most.items).map(({ text, owner, state, url }) => ({
    text: words(text, most.words),
    owner: owner === null ? null : clean(owner),
    state,
    url: url === null ? null : clean(url),
  }))
  return {
    path: clean(reading.path),
    kind: reading.kind,
    title: reading.title === null ? null : clean(reading.title),
    date: reading.date,
    severity: reading.severity === null ? null : clean(reading.severity),
    services: reading.services.map(clean),
    sections,
    timeline,
    items,
    problems: [...reading.problems.map(clean), ...(cut ? [tooLong] : [])],
  }
}

const tooLong = 'It is very long: the end of it is in the document alone, which is kept beside.'
