import { describe, expect, test } from 'vitest'
import { renderMarkdown } from './markdown-rendering.ts'

describe('Markdown as HTML', () => {
  test('what people write looks as they mean it', () => {
    expect(renderMarkdown('# A\n\n*b* **c** ~~d~~ `e`\n\n- [x] done\n- [ ] open\n\n3. three')).toBe(
      '<h3>A</h3>\n<p><em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>\n' +
        '<ul class="contains-task-list">\n' +
        '<li class="task-list-item"><input type="checkbox" checked disabled> done</li>\n' +
        '<li class="task-list-item"><input type="checkbox" disabled> open</li>\n</ul>\n' +
        '<ol start="3">\n<li>three</li>\n</ol>',
    )
    expect(renderMarkdown('| a | b |\n|:-|-:|\n| 1 | 2 |')).toMatch(
      /^<div class="wide" tabindex="0"><table>.*<td align="right">2<\/td>.*<\/table><\/div>$/s,
    )
    expect(renderMarkdown('```js\nx < 1\n```')).toBe(
      '<pre tabindex="0"><code class="language-js">x &#x3C; 1\n</code></pre>',
    )
  })

  test('headings sink as far as the page asks, and never below the sixth', () => {
    expect(renderMarkdown('# a\n\n##### b', { sink: 1 })).toBe('<h2>a</h2>\n<h6>b</h6>')
    expect(renderMarkdown('##### b', { sink: 3 })).toBe('<h6>b</h6>')
  })

  test('links lead to web and mail addresses only, and tell nobody where one comes from', () => {
    const rel = ' rel="noopener noreferrer nofollow"'
    expect(renderMarkdown('[a](https://x.example/y)')).toBe(
      `<p><a href="https://x.example/y"${rel}>a</a></p>`,
    )
    expect(renderMarkdown('https://x.example')).toBe(
      `<p><a href="https://x.example"${rel}>https://x.example</a></p>`,
    )
    expect(renderMarkdown('<a@x.example>')).toBe(`<p><a href="mailto:a@x.example"${rel}>a@x.example</a></p>`)
  })

  test.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](java\tscript:alert(1))',
    '[a](\u0001javascript:alert(1))',
    '[a](data:text/html;base64,PHNjcmlwdD4=)',
    '[a](vbscript:x)',
    '[a](file:///etc/passwd)',
    '[a](//x.example)',
    '[a](/api/v1/me)',
    '[a](&#106;avascript:alert(1))',
    '[a](javascript&colon;alert(1))',
    '[a]: javascript:alert(1)\n\n[a]',
    '<javascript:alert(1)>',
    '![a](javascript:alert(1))',
    '![a](data:image/svg+xml,<svg onload=alert(1)>)',
  ])('leads nowhere: %s', (text) => {
    expect(renderMarkdown(text)).not.toMatch(/href|src/)
  })

  test('a picture becomes a link: reading loads nothing', () => {
    expect(renderMarkdown('![A graph](https://x.example/g.png "t")')).toBe(
      '<p><a href="https://x.example/g.png" rel="noopener noreferrer nofollow">A graph</a></p>',
    )
    expect(renderMarkdown('![][g]\n\n[g]: https://x.example/g.png')).toContain('>https://x.example/g.png</a>')
  })

  test.each([
    '<script>alert(1)</script>',
    'a <img src=x onerror=alert(1)> b',
    '<iframe src="https://x.example"></iframe>',
    '<style>*{display:none}</style>',
    '<svg><script>alert(1)</script></svg>',
    '<div style="background:url(https://x.example)">\n\n**x**\n\n</div>',
    '<form action="https://x.example"><input name=a></form>',
    '<base href="https://x.example">',
    '<meta http-equiv=refresh content="0;url=https://x.example">',
    '<!-- --><b>x</b>',
    '> <object data="x"></object>',
    '- <embed src="x">',
    '<![CDATA[<script>]]>',
    '<?php echo 1 ?>',
    '<a href="javascript:alert(1)">x</a>',
    '<p id="root" class="x">',
  ])('HTML is shown as text: %s', (text) => {
    const html = renderMarkdown(text)
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)].map(([, name, rest]) => name + (rest ?? ''))
    expect(tags.filter((tag) => !/^(p|strong|ul|li|blockquote)$/.test(tag))).toEqual([])
    expect(html).toMatch(/&#x3C;/)
  })

  test('comments are nobody’s words', () => {
    expect(renderMarkdown('a <!-- b --> c\n\n<!-- d -->')).toBe('<p>a  c</p>')
  })

  test('what is nested too deeply is shown as it was typed', () => {
    const deep = `${'>'.repeat(20_000)}<b>`
    expect(renderMarkdown(deep)).toBe(`<p>${'>'.repeat(20_000)}&#x3C;b></p>`)
  })

  test('footnotes of two texts on one page stay apart', () => {
    const html = renderMarkdown('a[^1]\n\n[^1]: b', { idPrefix: 'impact-' })
    expect(html).toContain('href="#impact-note-fn-1"')
    expect(html).toContain('id="impact-note-fn-1"')
    expect(html).not.toContain('<h2')
  })
})
