import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ReviewReading, unreadable } from '../reading.ts'
import { becoming } from './becomes.ts'
import { bounded } from './bounded.ts'
import { toldDigest } from './known.ts'
import { levelFor } from './severity.ts'
import { type Built, shapesOf } from './shapes.ts'
import { listAndProse, withoutTold } from './told-words.ts'

const levels = ['SEV1', 'SEV2', 'SEV3', 'SEV4'].map((name, index) => ({ id: name, name, rank: index + 1 }))

describe('severities', () => {
  test.each([
    ['sev-1', 'SEV1'],
    ['P2', 'SEV2'],
    ['Priority: 3', 'SEV3'],
    ['SEV0', 'SEV1'],
    ['S5', 'SEV4'],
    ['4', 'SEV4'],
    ['Critical', 'SEV1'],
    ['Major outage', 'SEV1'],
    ['major', 'SEV2'],
    ['Medium', 'SEV3'],
    ['minor', 'SEV4'],
    ['purple', null],
    ['since 2014', null],
    ['', null],
  ])('%s is %s', (written, name) => {
    expect(levelFor(written, levels)?.name ?? null).toBe(name)
  })

  test('a level’s own name goes before everything', () => {
    const own = ['Minor', 'Major', 'Critical 2'].map((name, index) => ({ id: name, name, rank: index + 1 }))
    expect(levelFor('major', own)?.name).toBe('Major')
    expect(levelFor('minor', own)?.name).toBe('Minor')
    expect(levelFor('critical (2)', own)?.name).toBe('Critical 2')
  })
})

const built = (number: number, keys: string, format = 'markdown'): Built => ({
  number,
  format,
  headings: keys
    .split(' ')
    .filter(Boolean)
    .map((key) => ({ key, heading: key.toUpperCase(), meaning: 'other' })),
  labels: [],
})

describe('shapes', () => {
  test('documents whose headings largely agree are one; the rest of a format without headings too', () => {
    const shapes = shapesOf([
      built(1, 'a b c d'),
      built(2, 'a b c'),
      built(3, 'x y'),
      built(4, ''),
      built(5, 'a b c d e'),
      built(6, '', 'text'),
      built(7, 'a b c d', 'html'),
    ])
    expect(shapes.map(({ format, documents }) => [format, documents])).toEqual([
      ['markdown', [1, 2, 5]],
      ['markdown', [3]],
      ['markdown', [4]],
      ['text', [6]],
      ['html', [7]],
    ])
    expect(shapes[0]?.headings.map(({ key, documents }) => [key, documents])).toEqual([
      ['a', 3],
      ['b', 3],
      ['c', 3],
      ['d', 2],
      ['e', 1],
    ])
    expect(shapes[0]).toMatchObject({ name: 'A · B · C · D', sample: 1 })
  })

  test('every document is in one shape, and there are not without end', () => {
    const many = Array.from({ length: 2_000 }, (_, number) => built(number + 1, `k${number} l${number}`))
    const shapes = shapesOf(many)
    expect(shapes.length).toBeLessThanOrEqual(201)
    expect(shapes.flatMap(({ documents }) => documents).toSorted((a, b) => a - b)).toEqual(
      many.map(({ number }) => number),
    )
  })
})

describe('words that are told elsewhere', () => {
  test('go with the heads of their tables; others stay', () => {
    const text = '| When | What |\n| --- | --- |\n| 10:00 | The queue filled up |\n\nIt was a long night.'
    expect(withoutTold(text, ['The queue filled up'])).toBe('It was a long night.')
    expect(withoutTold(text, ['Something else happened'])).toBe(text)
    expect(
      withoutTold('- [ ] Warn earlier (owner: Kim) [OPS-1](https://x.example/1)', ['Warn earlier']),
    ).toBe('')
  })

  test('a sentence that only mentions them stays', () => {
    const text =
      'We had to fix DNS before anything else, and while we were at it the cache filled up, which nobody saw.'
    expect(withoutTold(text, ['Fix DNS'])).toBe(text)
  })

  test('lists are taken apart from the prose around them', () => {
    expect(
      listAndProse('Why:\n\n- one\n  and more\n- two\n  - deeper\n\nAfter all.\n\n```\n- code\n```', 10),
    ).toEqual({
      list: ['one\nand more', 'two\n- deeper'],
      prose: 'Why:\n\nAfter all.\n\n```\n- code\n```',
    })
    expect(listAndProse('- a\n- b', 1)).toEqual({ list: ['a'], prose: '- b' })
  })

  test('no word of a list or of prose is lost, whatever it looks like', () => {
    const words = (text: string) => text.match(/[a-z]+/g) ?? []
    const line = fc.constantFrom(
      '- one',
      '  two',
      'three',
      '',
      '* four',
      '```',
      '1. five',
      '| six |',
      '   - seven',
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const { list, prose } = listAndProse(lines.join('\n'), 3)
        expect(words([...list, prose].join(' ')).toSorted()).toEqual(words(lines.join(' ')).toSorted())
      }),
    )
  })
})

const reading = (more: Partial<ReviewReading>): ReviewReading => ({
  ...unreadable('a/b.md', ''),
  kind: 'review',
  problems: [],
  ...more,
})
const decided = { severityId: 'x', audience: 'organisation' as const, path: 'a/b.md' }

describe('what a document becomes', () => {
  test('words without a place of their own stand in the story, under their headings', () => {
    const { incident, review } = becoming(
      reading({
        sections: [
          { heading: '', meaning: 'summary', text: 'It broke.' },
          { heading: 'Ursache', meaning: 'other', text: 'Zu viel.' },
          { heading: 'Detection', meaning: 'detection', text: 'By chance.' },
        ],
      }),
      decided,
    )
    expect(incident).toMatchObject({ title: 'b', summary: 'It broke.', date: null })
    expect(review.parts).toEqual([
      { part: 'story', text: '### Ursache\n\nZu viel.\n\n### Detection\n\nBy chance.' },
    ])
  })

  test('a day is a day, what is too long goes on elsewhere, and only addresses of the web are links', () => {
    const long = 'word '.repeat(5_000).trim()
    const { incident, lines, items, review } = becoming(
      reading({
        title: 'T'.repeat(400),
        sections: [{ heading: 'Summary', meaning: 'summary', text: long }],
        timeline: [
          { at: '2024-01-02', text: 'a day' },
          { at: '2024-01-02T10:00:00Z', text: 'a minute' },
        ],
        items: [{ text: 'Do it', owner: null, state: null, url: 'javascript:alert(1)' }],
      }),
      decided,
    )
    expect(incident.title.length).toBeLessThanOrEqual(200)
    expect(incident.summary.length).toBeLessThanOrEqual(20_000)
    const told = `${incident.summary} ${review.parts.map(({ text }) => text).join(' ')}`
    expect(told.match(/word/g)?.length).toBe(5_000)
    expect(lines.map(({ at, precision }) => [at, precision])).toEqual([
      ['2024-01-02T00:00:00Z', 'unknown'],
      ['2024-01-02T10:00:00Z', 'minute'],
    ])
    expect(items).toEqual([{ title: 'Do it', doneWhen: '', owner: null, state: 'idea', url: null }])
  })

  test('what a database can’t hold is left out, and a reading keeps to its bounds', () => {
    const text = `a\u0000b\ud800c ${'x'.repeat(300_000)}`
    const kept = bounded(reading({ sections: [{ heading: 'H', meaning: 'other', text }] }))
    expect(kept.sections[0]?.text.length).toBeLessThanOrEqual(200_000)
    expect(kept.sections[0]?.text.startsWith('ab\ufffdc')).toBe(true)
    expect(kept.problems).toHaveLength(1)
  })

  test('the same words with the same choices are the same, others are not', () => {
    const one = reading({ title: 'One' })
    expect(toldDigest(one, decided)).toBe(
      toldDigest({ ...one, path: 'moved.md' }, { ...decided, path: 'moved.md' }),
    )
    expect(toldDigest(one, decided)).not.toBe(toldDigest(one, { ...decided, severityId: 'y' }))
    expect(toldDigest(one, decided)).not.toBe(toldDigest({ ...one, title: 'Two' }, decided))
  })
})
