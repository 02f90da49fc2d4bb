import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerptOf, type Sought } from './marks.ts'

const sought = (...words: string[]): Sought[] => words.map((word) => ({ word, stem: word, prefix: false }))
const markedIn = ({ text, marks }: ReturnType<typeof excerptOf>) =>
  marks.map(([from, to]) => text.slice(from, to))
const markdown = true

test('marks stand at the words that are shown, not where they stood in the Markdown', () => {
  const text =
    '## The **pool**\n\n| When | What |\n|---|---|\n| 09:12 | [the pool](https://a.example/pool) ran dry |'
  const excerpt = excerptOf(text, sought('pool'), { markdown })
  expect(excerpt.text).toBe('The pool: When · What 09:12 · the pool ran dry')
  expect(markedIn(excerpt)).toEqual(['pool', 'pool'])
  expect(excerptOf('**slow** `pool`', sought('slow', 'pool'), { markdown })).toEqual({
    text: 'slow pool',
    marks: [[0, 9]],
  })
})

test('what was found by an address alone says so', () => {
  const excerpt = excerptOf('See [the notes](https://wiki.example/sousaphone).', sought('sousaphone'), {
    markdown,
  })
  expect(excerpt.text).toBe('See the notes (https://wiki.example/sousaphone).')
  expect(markedIn(excerpt)).toEqual(['sousaphone'])
})

test('lines as they came keep every sign', () => {
  const excerpt = excerptOf('** retry `x` <br> tuba', sought('tuba'))
  expect(excerpt.text).toBe('** retry `x` <br> tuba')
})

test('far down in a long text the excerpt begins near the word', () => {
  const text = `${'**before** it [all](https://a.example/long/way) went. '.repeat(200)}A _tuba_ fell. ${'*After* it. '.repeat(200)}`
  const excerpt = excerptOf(text, sought('tuba'), { markdown })
  expect(markedIn(excerpt)).toEqual(['tuba'])
  expect(excerpt.text).toMatch(/^…[^*_[]*A tuba fell\.[^*_[]*…$/)
  expect(excerpt.text.length).toBeLessThan(300)
})

test('whatever the text, each mark is around a word that was looked for', () => {
  const piece = fc.constantFrom(
    'tuba',
    'tubas',
    'drum',
    ' ',
    '\n',
    '**',
    '`',
    '[',
    '](/a)',
    '# ',
    '- ',
    '| ',
    '😀',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), fc.boolean(), (parts, asMarkdown) => {
      const excerpt = excerptOf(parts.join(''), sought('tuba'), { markdown: asMarkdown })
      for (const words of markedIn(excerpt)) expect(words).toMatch(/^tubas?(?: tubas?)*$/)
    }),
  )
})
