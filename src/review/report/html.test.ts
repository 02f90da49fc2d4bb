import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { ReportContent } from '../report-content.ts'
import { exampleReport } from './example-report.ts'
import { reportHtml } from './html.ts'

const edition = { version: 2, publishedAt: '2026-04-02T09:00:00Z', organisation: 'Acme Outdoor' }
const page = reportHtml(exampleReport, edition)
const attack = `"><script>alert(1)</script><img src=x onerror=alert(1)>' & {{x}} javascript:alert(1)`

/** Every text of the report replaced. */
function withText(text: string): ReportContent {
  const statements = [{ text, lines: [1, 99] }]
  return {
    ...exampleReport,
    key: text,
    title: text,
    severity: text,
    services: [text],
    teams: [text],
    roles: [{ role: text, name: text }],
    zone: text,
    story: exampleReport.story.map((line) => ({ ...line, who: text, source: text, text })),
    parts: exampleReport.parts.map((part) => ({ ...part, heading: text, text })),
    learned: statements,
    wentWell: statements,
    lucky: statements,
    surprised: statements,
    questions: statements,
    factors: exampleReport.factors.map((factor) => ({ ...factor, statement: text })),
    items: exampleReport.items.map((item) => ({
      ...item,
      title: text,
      owner: text,
      state: text,
      doneWhen: text,
    })),
  }
}

/** The tags of a page with their attributes, without what stands between them. */
const tagsOf = (html: string) => [...html.matchAll(/<[a-z!/][^>]*>/gi)].map(([tag]) => tag)

describe('a report as an HTML file', () => {
  test('tells everything, with times in the zone of the report', () => {
    for (const words of [
      'Checkout was slow for an hour, and one customer in four gave up',
      '<strong>1,840 checkouts</strong>',
      '<span class="length">1 h 12 min</span> <span class="ends">Impact started → mitigated</span>',
      'Saturday, 28 March 2026 <span class="offset">Europe/Berlin · UTC+01:00</span>',
      '<time datetime="2026-03-28T22:58:12.402118Z" title="2026-03-28T22:58:12.402118Z">23:58:12</time>',
      'about 01:10',
      'known at <time datetime="2026-03-28T23:31:00Z" title="2026-03-28T23:31:00Z">29 March, 00:31</time>',
      '<strong class="moment">Mitigated</strong>',
      '<a class="ref" href="#line-6" title="Line 6 of the story">00:19</a>',
      '<p class="label">Trigger <span>configuration</span></p>',
      '<dt>Expecting</dt><dd dir="auto"><p>Fewer than 1 in 1,000, for four weeks</p></dd>',
      'Version 2, published on 2 April 2026 · Acme Outdoor · INC-42',
    ]) {
      expect(page).toContain(words)
    }
  })

  test('a draft says so', () => {
    const draft = reportHtml(exampleReport, { version: null, publishedAt: null, organisation: 'Acme' })
    expect(draft).toContain('Acme · INC-42 · Draft')
    expect(draft).toContain('A draft, not published yet')
  })

  test('parts with nothing to say are absent', () => {
    const bare = reportHtml({ ...exampleReport, questions: [], items: [] }, edition)
    expect(bare).not.toContain('Open questions')
    expect(bare).not.toContain('Improvement items')
  })

  test('names stand only where the report gives them', () => {
    const named = { ...exampleReport, roles: [{ role: 'Incident Commander', name: 'Ada Example' }] }
    expect(reportHtml(named, edition)).toContain('<dt>Incident Commander</dt><dd>Ada Example</dd>')
    expect(page).not.toContain('<dt>Incident Commander</dt>')
  })

  test('loads nothing and runs nothing', () => {
    expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|base|form)\b/i)
    expect(page).not.toMatch(/\b(?:src|srcset|action|style|on[a-z]+)\s*=/i)
    expect(page).not.toMatch(/url\(|@import/i)
    const style = /<style>(.*)<\/style>/s.exec(page)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(page).toContain(
      `content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
    )
  })

  test('whatever people wrote is text', () => {
    const hostile = reportHtml(withText(attack), { ...edition, organisation: attack })
    const odd = tagsOf(hostile).filter((tag) =>
      /^<\/?(?:script|img|iframe)|\son[a-z]+\s*=|javascript:/i.test(tag),
    )
    expect(odd).toEqual([])
    expect(hostile).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  test('headings go down step by step and every anchor is there once', () => {
    const levels = [...page.matchAll(/<h([1-6])\b/g)].map(([, level]) => Number(level))
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([])
    const twice = reportHtml(
      { ...exampleReport, parts: [...exampleReport.parts, ...exampleReport.parts] },
      edition,
    )
    for (const html of [page, twice]) {
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
      const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
      expect(targets.filter((id) => !ids.includes(id))).toEqual([])
    }
  })

  test('phases follow from the moments', () => {
    const phases = [...page.matchAll(/class="line (before|impact|after)/g)].map(([, phase]) => phase)
    expect(phases).toEqual([
      ...Array(2).fill('before'),
      ...Array(8).fill('impact'),
      ...Array(2).fill('after'),
    ])
  })

  test('the picture stands in the story, and its dark twin where there is one', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'
    expect(page).not.toContain('<figure')
    expect(reportHtml(exampleReport, { ...edition, swimlane: svg })).toContain(
      `<div class="always">${svg}</div>`,
    )
    const both = reportHtml(exampleReport, { ...edition, swimlane: svg, swimlaneDark: svg })
    expect(both).toContain(`<div class="only-light">${svg}</div><div class="only-dark">${svg}</div>`)
  })
})
