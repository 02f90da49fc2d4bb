import { afterAll, describe, expect, test } from 'vitest'
import type { ReportContent } from '../report-content.ts'
import { exampleReport } from './example-report.ts'
import { readReport, reportMarkdown, reportPage, reportPdf } from './formats.ts'
import { definitionOf } from './pdf/document.ts'
import { Typesetter } from './pdf/fonts.ts'
import { Press, press } from './press.ts'

const edition = { version: 2, publishedAt: '2026-04-02T09:00:00Z', organisation: 'Acme Outdoor' }
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 20" width="100" height="20"><text x="0" y="10" font-size="8">a → b 漢</text></svg>'
afterAll(() => press.stop())

/** All words of a document definition in their order. */
function wordsOf(node: unknown): string {
  if (typeof node === 'string') return node
  if (Array.isArray(node)) return node.map(wordsOf).join('')
  if (typeof node !== 'object' || node === null) return ''
  return ['text', 'stack', 'columns', 'ul', 'ol', 'table', 'body']
    .map((key) => wordsOf((node as Record<string, unknown>)[key]))
    .join('')
}

const latin = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')
const pagesOf = (pdf: Uint8Array) => latin(pdf).match(/\/Type \/Page\b(?!s)/g)?.length ?? 0

describe('the fonts of the PDF', () => {
  const words = (text: string, kind: 'text' | 'code' = 'text') =>
    new Typesetter().runs(text, kind).map(({ font, text }) => `${font}:${text}`)

  test('one font holds what most people write', () => {
    expect(words('Größe, naïve, Ελληνικά, Жизнь – “2 €”…')).toEqual([
      'Roboto:Größe, naïve, Ελληνικά, Жизнь – “2 €”…',
    ])
    expect(words('x → y', 'code')).toEqual(['Mono:x → y'])
  })

  test('what it lacks comes from another', () => {
    expect(words('from → to ✓ שלום')).toEqual([
      'Roboto:from ',
      'Wide:→',
      'Roboto: to ',
      'Wide:✓',
      'Roboto: ',
      'Wide:שלום',
    ])
  })

  test('emoji are told in words, with all that belongs to them', () => {
    const told = (text: string) =>
      new Typesetter()
        .runs(text)
        .map((run) => run.text)
        .join('')
    expect(told('🔥🔥 👍🏽 ✅ ⚠️ 👩‍🚒 🇩🇪 😀 ©')).toBe(':fire::fire: :+1: ✔ ⚠ [emoji] [emoji] 😀 ©')
  })

  test('what no font holds is counted', () => {
    const typesetter = new Typesetter()
    expect(typesetter.runs('日本語 and 漢')).toEqual([
      { font: 'Roboto', text: '[3 characters] and [1 character]' },
    ])
    expect(typesetter.missing).toBe(4)
  })

  test('signs without a shape, and those that turn the direction of writing, are left out', () => {
    expect(words('a\u202eb\u200bc\u0007d\ufeff')).toEqual(['Roboto:abcd'])
  })
})

describe('a report as a PDF', () => {
  test('says everything', () => {
    const { content } = definitionOf(exampleReport, edition)
    const words = wordsOf(content)
    const { story, factors, items, learned } = exampleReport
    for (const text of [
      ...learned.map((each) => each.text),
      ...factors.map((each) => each.statement),
      ...items.map((each) => each.title),
      ...story.filter((each) => !each.text.includes('`')).map((each) => each.text),
      'Impact started → mitigated',
      '1 h 12 min',
      'about 01:10',
      'Checked on',
    ]) {
      expect(words).toContain(text)
    }
  })

  test('has pages, a title, bookmarks and links, inside and out', async () => {
    const pdf = await reportPdf(exampleReport, { ...edition, swimlane: picture })
    const text = latin(pdf)
    const expected = [
      '%PDF-1.7',
      '(Checkout was slow for an hour, and one customer in four gave up)',
      '(Acme Outdoor)',
      '/Outlines',
      '/Title (What happened)',
      '/URI (https://git.example.com/acme/shop/pull/4411)',
      '(line-6)',
    ]
    expect(expected.filter((each) => !text.includes(each))).toEqual([])
    expect(pagesOf(pdf)).toBeGreaterThanOrEqual(4)
    expect(/\/JavaScript|\/Launch|\/EmbeddedFile/.test(text)).toBe(false)
  })

  test('whatever people write, there is a PDF', async () => {
    const nasty =
      '日本語 🔥 שלום مرحبا \ud800 \u0000 \u202e <script> [x](javascript:alert(1)) ![i](https://x.example/i.png)\n```\n\tcode  漢\n```'
    const hostile: ReportContent = {
      ...exampleReport,
      title: nasty,
      zone: nasty,
      services: [nasty],
      story: exampleReport.story.map((line) => ({ ...line, text: nasty, who: nasty, source: nasty })),
      parts: exampleReport.parts.map((part) => ({
        ...part,
        heading: nasty,
        text: `${nasty}\n\n| a | b |\n|---|:-:|\n| ${nasty.replaceAll('\n', ' ')} |\n\n> - [x] ${nasty}\n\n<b>x</b>\n\n***\n\n1. a\n\n[^1]\n\n[^1]: note`,
      })),
      factors: exampleReport.factors.map((factor) => ({ ...factor, statement: nasty, lines: [1, 999] })),
      items: exampleReport.items.map((item) => ({ ...item, title: nasty, doneWhen: nasty })),
    }
    const pdf = await reportPdf(hostile, { ...edition, organisation: nasty, swimlane: picture })
    expect(pagesOf(pdf)).toBeGreaterThan(0)
    expect(/\/URI \((?!https?:|mailto:)/.test(latin(pdf))).toBe(false)
    expect(wordsOf(definitionOf(hostile, edition).content)).toMatch(
      /The fonts of this PDF lack \d+ characters/,
    )
  })

  test('a text longer than a page goes on over the next ones', async () => {
    const lines = Array.from({ length: 400 }, (_, index) => `line ${index} of a long log`)
    const long = {
      ...exampleReport,
      story: exampleReport.story.map((line) => ({ ...line, text: lines.join('\n') })),
    }
    expect(pagesOf(await reportPdf(long, edition))).toBeGreaterThan(12 * 5)
  })

  test('the server goes on while 500 lines are set', {
    timeout: 60_000,
  }, async () => {
    const { story } = exampleReport
    const many = Array.from({ length: 500 }, (_, index) => ({
      ...(story[index % story.length] ?? story[0]),
      at: `2026-03-28T21:${String(index % 60).padStart(2, '0')}:00Z`,
    }))
    let beats = 0
    const beat = setInterval(() => {
      beats += 1
    }, 5)
    await reportPdf({ ...exampleReport, story: many as ReportContent['story'] }, edition)
    clearInterval(beat)
    // Made here, the report would leave room for hardly any.
    expect(beats).toBeGreaterThan(10)
  })

  test('other large reports are made and read there too', async () => {
    const { story } = exampleReport
    const large = { ...exampleReport, story: Array.from({ length: 40 }, () => story).flat() }
    const markdown = await reportMarkdown(large)
    expect(await readReport(markdown)).toEqual({ content: large, problems: [] })
    expect(await reportPage(large, edition)).toContain('id="line-480"')
    expect(await readReport(await reportMarkdown(exampleReport))).toEqual({
      content: exampleReport,
      problems: [],
    })
  })

  test('a failure in the process is an error here, and the next report works', async () => {
    const own = new Press()
    const broken = { ...exampleReport, story: null } as unknown as ReportContent
    await expect(own.run({ kind: 'print', content: broken })).rejects.toThrow()
    await expect(own.run({ kind: 'print', content: exampleReport })).resolves.toContain('## What happened')
    const left = own.run({ kind: 'print', content: exampleReport })
    own.stop()
    await expect(left).rejects.toThrow('stopping')
    await expect(own.run({ kind: 'read', markdown: '# A title' })).resolves.toMatchObject({
      content: { title: 'A title' },
    })
    own.stop()
  })
})
