import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { MarkdownRendered } from './markdown-rendered.tsx'
import { plainParagraphs } from './plain-prose.ts'

describe('plainParagraphs', () => {
  it('takes prose apart at empty lines', () => {
    expect(plainParagraphs('Cards were declined.\nAll of them.\n\nThen it worked (again).')).toEqual([
      'Cards were declined.\nAll of them.',
      'Then it worked (again).',
    ])
  })

  it.each([
    '**bold**',
    '- a list',
    '1. one',
    '# title',
    'see https://example.com',
    'a <b>',
    'x\n---',
    '    code',
    'A&B',
  ])('leaves %j to the renderer', (text) => {
    expect(plainParagraphs(text)).toBeNull()
  })

  it('says of every text it takes what the renderer would say', () => {
    const pieces = fc.constantFrom(
      'word',
      ' ',
      '\n',
      '\n\n',
      '.',
      ',',
      '-',
      '+',
      '1.',
      '2)',
      '(',
      ')',
      '!',
      ':',
      '=',
      '"',
      '’',
      '#',
      '    ',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const text = parts.join('')
        const plain = plainParagraphs(text)
        if (plain === null) return
        const own = plain.map((paragraph) => renderToStaticMarkup(<p>{paragraph}</p>)).join('')
        const rendered = renderToStaticMarkup(<MarkdownRendered text={text} />)
        expect(own).toBe(rendered.replaceAll('</p>\n<p>', '</p><p>'))
      }),
      { numRuns: 2_000 },
    )
  })
})
