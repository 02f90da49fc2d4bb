import { describe, expect, test } from 'vitest'
import { treeOf } from './tree.ts'
import { readBlocks, writeWords } from './words.ts'

const written = (text: string) => writeWords(text, { indent: '' })
const read = (markdown: string) => readBlocks(treeOf(markdown).children, { markdown })

describe('plain words in Markdown', () => {
  test.each([
    'A plain sentence, with (brackets), “quotes” & an ampersand; 50 % – nothing to escape!',
    'snake_case_names, 2*3, ~5 minutes, a_b, C:\\temp is rare',
    '#incident-channel and @somebody',
    'See https://git.example.com/a_b/c?d=1&e=2 and `kubectl get pods --all`.',
    '[the pull request](https://git.example.com/1) merged',
    '1.5 s, 2) of 3, 10.2.3.4',
    'a < b and b > c, x <- y',
  ])('stay as they are: %s', (text) => {
    expect(written(text)).toBe(text)
    expect(read(text)).toBe(text)
  })

  test.each([
    ['# not a heading', '\\# not a heading'],
    ['1. not a list', '1\\. not a list'],
    ['- not a list', '\\- not a list'],
    ['> not a quotation', '\\> not a quotation'],
    ['---', '\\---'],
    ['*stars* and __init__', '\\*stars\\* and \\_\\_init\\_\\_'],
    ['List<String>', 'List\\<String>'],
    ['&amp; as it was typed', '\\&amp; as it was typed'],
    ['![a picture](https://x.example/y.png)', '\\![a picture](https://x.example/y.png)'],
    ['[x] done', '\\[x] done'],
    ['a \\* b', 'a \\\\* b'],
    ['one ` alone', 'one \\` alone'],
    ['ends (lines 3, 7)', 'ends \\(lines 3, 7)'],
    ['two\nlines', 'two\\\nlines'],
    ['https://x.example/y\nnext', 'https://x.example/y  \nnext'],
    ['two\n\nparagraphs', 'two\n\nparagraphs'],
    ['log:\n```\n# as it is *here*\n```', 'log:\n```\n# as it is *here*\n```'],
    ['  indented ', '&#32; indented&#32;'],
  ])('what Markdown would take for a sign is escaped, and comes back: %s', (text, markdown) => {
    expect(written(text)).toBe(markdown)
    expect(read(markdown)).toBe(text)
  })

  test('wrapped lines are one line, and emphasis added by hand keeps its signs', () => {
    expect(read('wrapped by\n  an editor')).toBe('wrapped by an editor')
    expect(read('very *important* and **bold** and [a](https://x.example)')).toBe(
      'very *important* and **bold** and [a](https://x.example)',
    )
  })
})
