import fc from 'fast-check'
import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { describe, expect, test } from 'vitest'
import { effort } from '../../../test/harness/effort.ts'
import { readable } from './readable.ts'

const onOneLine = (markdown: string) => readable(markdown).replace(/\s+/g, ' ').trim()

test.each([
  ['**Checkout** was _slow_, ~~not~~ __down__.', 'Checkout was slow, not down.'],
  ['***both*** and **bold with *more* inside**', 'both and bold with more inside'],
  ['**begun here\nand ended here** then', 'begun here and ended here then'],
  ['## What happened\n\nIt broke.', 'What happened: It broke.'],
  ['### Why? ###\nNobody knows.', 'Why? Nobody knows.'],
  ['Timeline\n========\nIt began.', 'Timeline It began.'],
  ['see [the runbook](https://wiki.example/run(book)) first', 'see the runbook first'],
  ['[**bold** link](<https://a.example/b c> "title")', 'bold link'],
  ['![the graph](graph.png) rose', 'the graph rose'],
  ['[![badge](b.svg)](https://a.example)', 'badge'],
  ['![](https://a.example/graph.png)', 'https://a.example/graph.png'],
  ['as <https://a.example> says', 'as https://a.example says'],
  ['[one][1] and [two]\n\n[1]: https://a.example', 'one and [two]'],
  ['| When | What |\n|---|:-:|\n| 09:12 | *slow* |', 'When · What 09:12 · slow'],
  ['- first\n- [x] second\n  goes on\n* third', '• first • ✓ second goes on • third'],
  ['1. first\n2. second', '1. first 2. second'],
  ['> quoted\n> > twice', 'quoted twice'],
  ['one\n\n---\n\ntwo', 'one two'],
  ['run `kubectl **get** <pod>` now', 'run kubectl **get** <pod> now'],
  ['```sh\n# restart\necho *\n```\nthen', '# restart echo * then'],
  ['~~~\n~~~ no end ~~~\n~~~\nthen', '~~~ no end ~~~ then'],
  ['so:\n\n    cp *.log ~\n\n- one\n\n    *two*', 'so: cp *.log ~ • one two'],
  ['[shown]: #head\n|---|\n| cell |', '[shown]: #head cell'],
  ['<details><summary>More</summary>inside<br>twice</details>', 'More inside twice'],
  ['kept <!-- nobody --> kept\n<!-- over\n\nlines --> kept', 'kept kept kept'],
  ['a &amp; b&nbsp;c \\*d\\*', 'a & b c *d*'],
])('%j', (markdown, words) => {
  expect(onOneLine(markdown)).toBe(words)
})

describe('what only looks like Markdown stays', () => {
  test.each([
    '<ana> the queue is full, see List<String>',
    'max_connections_per_pool and __init',
    '2 * 3 * 4, 2*3 and 4*5, rm *.log *.txt',
    '[error](main) failed to connect',
    '[INFO][main] started',
    'cat a | grep b',
    '#incident-42 is the channel',
    'a <!-- that never ends',
    'ends with ** and ` and [',
  ])('%s', (text) => {
    expect(readable(text)).toBe(text)
  })
})

test('addresses are told where somebody asks for them', () => {
  expect(readable('[the runbook](https://wiki.example/a)', { addresses: true })).toBe(
    'the runbook (https://wiki.example/a)',
  )
})

/** What the page shows of Markdown: its own renderer skips HTML. */
function seen(node: Nodes): string {
  if (node.type === 'html') return ' '
  if ('value' in node) return `${node.value} `
  if (node.type === 'image' || node.type === 'imageReference') return `${node.alt} `
  return 'children' in node ? node.children.map(seen).join('') : ''
}

const processor = unified().use(remarkParse).use(remarkGfm)
const word = fc.integer({ min: 0, max: 99 }).map((number) => `word${number}x`)
const marks = [
  '*',
  '**',
  '_',
  '__',
  '~~',
  '`',
  '``',
  '[',
  ']',
  '](',
  '(',
  ')',
  '!',
  '<',
  '>',
  '|',
  '\\',
  '&amp;',
  '(https://a.example/',
  '<!--',
  '-->',
  '<b>',
  '[a]: #',
  ' "',
]
const openings = ['# ', '## ', '- ', '* ', '> ', '1. ', '| ', '---', '===', '- [x] ', '```', '~~~', '|---|']
const line = fc
  .tuple(
    fc.option(fc.constantFrom(...openings), { nil: '' }),
    fc.array(fc.oneof(word, word, fc.constant(' '), fc.constantFrom(...marks)), { maxLength: 12 }),
  )
  .map(([opening, parts]) => opening + parts.join(''))
const markdown = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'))

test('no word that a reader of the page sees is lost, and none is made up', () => {
  fc.assert(
    fc.property(markdown, (text) => {
      const words = readable(text)
      for (const [one] of seen(processor.parse(text)).matchAll(/word\d+x/g)) expect(words).toContain(one)
      for (const [one] of words.matchAll(/word\d+x/g)) expect(text).toContain(one)
    }),
    { numRuns: 3_000 },
  )
})

test('any text at all gives a text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => typeof readable(text) === 'string'),
  )
})

test.each([
  '**a ',
  '[',
  '[a](',
  '![a](b "',
  '<!-- ',
  '<!--\n',
  '_a_ *',
  '`a ``',
  '> ',
  '| a ',
  '&',
  '[[a]',
  '- ',
  ' ',
])('ten times as much of %j costs no more than some ten times the time', async (piece) => {
  const cost = (length: number) => effort(() => readable(piece.repeat(length / piece.length)), 2)
  await cost(6_000)
  const small = await cost(20_000)
  // Something quadratic would cost a hundred times as much.
  expect(await cost(200_000)).toBeLessThan(40 * Math.max(small, 1))
})
