import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type CommandLine, openCommandLine } from '../api/cli-run.ts'

const blamed = 'The engineer should have checked the replica lag first.'

/** A command line in a folder with these files, by their paths. */
function folderWith(files: Record<string, string | Buffer>, env: Record<string, string> = {}): CommandLine {
  const cli = openCommandLine(env)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(cli.folder, name)), { recursive: true })
    writeFileSync(path.join(cli.folder, name), content)
  }
  return cli
}

interface Answer {
  documents: {
    path: string
    findings: {
      category: string
      level: string
      start: number
      end: number
      startByte: number
      endByte: number
      line: number
      column: number
      endLine: number
      endColumn: number
      text: string
    }[]
  }[]
  counts: { documents: number; warnings: number; infos: number }
  leftOut: { path: string; why: string }[]
}

const categoriesIn = ({ documents }: Answer) =>
  documents.flatMap(({ findings }) => findings.map(({ category }) => category))

test('a prompt shows its place, the words underlined, why, and a question; a count closes', async () => {
  const cli = folderWith({
    'reviews/a.md': `# Review\n\nAt 🔥 14:02: ${blamed}\n`,
    'reviews/b.md': 'All is well.\n',
  })
  const out = await cli.works(['lint', 'reviews'])
  expect(out).toMatch(/^reviews\/a\.md:3:27 counterfactual\n/)
  const [, line = '', marks = ''] = out.split('\n')
  expect(line).toBe(`  3 │ At 🔥 14:02: ${blamed}`)
  // The picture takes two columns and is written in two units.
  expect(marks.slice('  3 │ '.length)).toBe(`${' '.repeat(26)}${'^'.repeat('should have checked'.length)}`)
  expect(out).toMatch(/\n {2}\S[^\n]+\.\n {2}→ [^\n]+\?\n/)
  expect(out).toMatch(/\nreviews\/a\.md: 1 prompt\n1 prompt in 1 of 2 documents\.$/)
})

test('what is quieter is one remark a document, below the prompts', async () => {
  const cli = folderWith({ 'a.md': 'The root cause was a typo.\n\nThe real cause was another.\n' })
  const out = await cli.works(['lint', 'a.md', '--category', 'single-root-cause'])
  expect(out).toMatch(
    /^a\.md more quietly\n {2}single-root-cause: 1:\d+ “[^”]*cause[^”]*”\n {2}→ .*\?\n\n1 quiet remark/,
  )
})

test('a long line is cut around its words, and what a document holds can’t meddle with the terminal', async () => {
  const cli = folderWith({
    'a.md': `${'Calm words. '.repeat(400)}\u001b[31m${blamed} ${'More. '.repeat(400)}`,
  })
  const lines = (await cli.works(['lint', 'a.md'])).split('\n')
  expect(lines[1]).toContain('should have checked')
  expect(lines[1]?.length).toBeLessThan(110)
  expect(lines.join()).not.toContain('\u001b')
})

test.each([
  ['LF', '\n', ''],
  ['CRLF', '\r\n', ''],
  ['CRLF and a byte order mark', '\r\n', '\ufeff'],
])('with %s, line, column and offsets point at the words', async (_what, newline, mark) => {
  const lines = ['# Zürich', '', 'Ångström 🔥.', blamed, '']
  const bytes = Buffer.from(mark + lines.join(newline))
  const cli = folderWith({ 'a.md': bytes })
  const { documents } = await cli.json<Answer>(['lint', 'a.md'])
  const [finding] = documents[0]?.findings ?? []
  if (!finding) throw new Error('nothing was found')
  expect(finding).toMatchObject({
    line: 4,
    column: 14,
    endLine: 4,
    endColumn: 33,
    text: 'should have checked',
  })
  expect(bytes.subarray(finding.startByte, finding.endByte).toString()).toBe('should have checked')
  expect(bytes.toString().slice(mark.length).slice(finding.start, finding.end)).toBe('should have checked')
})

test('a folder is walked: documents of all kinds, without what is hidden, foreign, linked or no text', async () => {
  const md = `${blamed}\n`
  const cli = folderWith({
    'a.md': md,
    'b.markdown': md,
    'c.qmd': md,
    'd.mdx': md,
    'e.html.md.erb': md,
    'f.txt': md,
    'PM-7 - no ending': md,
    'deep/down/g.md': md,
    'empty.md': '',
    'not.json': md,
    LICENSE: md,
    script: `#!/bin/sh\n${md}`,
    binary: Buffer.from([1, 0, 2]),
    'picture.md': Buffer.concat([Buffer.from([0x89, 0, 0]), Buffer.from(md)]),
    '.git/x.md': md,
    '.hidden/x.md': md,
    'node_modules/x/y.md': md,
  })
  const outside = folderWith({ 'outside/x.md': md })
  symlinkSync(path.join(outside.folder, 'outside'), path.join(cli.folder, 'linked'))
  symlinkSync(path.join(outside.folder, 'outside/x.md'), path.join(cli.folder, 'linked.md'))
  symlinkSync(cli.folder, path.join(cli.folder, 'deep/circle'))
  const { code, out, err } = await cli.run(['lint', '.', 'a.md', './deep', '--format', 'json'])
  const { documents, counts, leftOut } = JSON.parse(out) as Answer
  expect(documents.map((one) => one.path)).toEqual([
    'PM-7 - no ending',
    'a.md',
    'b.markdown',
    'c.qmd',
    'd.mdx',
    'deep/down/g.md',
    'e.html.md.erb',
    'empty.md',
    'f.txt',
  ])
  expect(counts).toEqual({ documents: 9, warnings: 8, infos: 0 })
  expect(leftOut).toEqual([{ path: 'picture.md', why: 'left out, it is not a text' }])
  expect([code, err]).toEqual([0, 'picture.md: left out, it is not a text.\n'])
})

test('a link that is named is followed', async () => {
  const cli = folderWith({ 'a.md': blamed })
  symlinkSync(path.join(cli.folder, 'a.md'), path.join(cli.folder, 'link.md'))
  expect(categoriesIn(await cli.json<Answer>(['lint', 'link.md']))).toEqual(['counterfactual'])
})

test('what can’t be looked at is told, ends with 2, and keeps nothing else from being looked at', async () => {
  const cli = folderWith({
    'a.md': blamed,
    'big.md': Buffer.alloc(50_000_001, 'a'),
    'cp.md': Buffer.from([0x93, 0xfc]),
  })
  symlinkSync('round.md', path.join(cli.folder, 'round.md'))
  const { code, out, err } = await cli.run(['lint', 'gone.md', 'round.md', 'big.md', 'cp.md', 'a.md'])
  expect(code).toBe(2)
  expect(err.split('\n')).toEqual([
    'gone.md: there is no such file.',
    'round.md: its links lead in a circle.',
    'big.md: left out, it has 50 MB; the most is 50 MB.',
    '',
  ])
  expect(out).toContain('a.md:1:14 counterfactual')
})

test.skipIf(process.getuid?.() === 0)('a file that may not be read is told', async () => {
  const cli = folderWith({ 'closed.md': blamed })
  chmodSync(path.join(cli.folder, 'closed.md'), 0)
  expect(await cli.run(['lint', '.'])).toMatchObject({
    code: 2,
    err: 'closed.md: it may not be read by you.\n',
  })
})

test('--strict ends with 1 for a prompt, and not for a quiet remark', async () => {
  const cli = folderWith({
    'loud.md': blamed,
    'quiet.md': 'The root cause was a missing index.',
    'clean.md': 'Good.',
  })
  const codes = async (...args: string[]) => (await cli.run(['lint', ...args])).code
  expect(await codes('loud.md')).toBe(0)
  expect(await codes('loud.md', '--strict')).toBe(1)
  expect(await codes('quiet.md', 'clean.md', '--strict')).toBe(0)
  expect(await codes('loud.md', 'gone.md', '--strict')).toBe(2)
})

test('standard input is a document', async () => {
  const cli = openCommandLine()
  const out = await cli.works(['lint', '-'], { input: `\`${blamed}\`\n\n${blamed}\n` })
  expect(out).toMatch(/^standard input:3:14 counterfactual/)
  const named = await cli.works(['lint', '-', '--stdin-name', 'reviews/a.md'], { input: blamed })
  expect(named).toMatch(/^reviews\/a\.md:1:14/)
})

test('ignore comments silence, and --report-unused tells those that do not', async () => {
  const cli = folderWith({
    'a.md': `<!-- afterword-ignore -->\n${blamed}\n\n<!-- afterword-ignore hindsight -->\nAll is well.\n\n<!-- afterword-ignore blame -->\n`,
  })
  const { code, out, err } = await cli.run(['lint', 'a.md', '--report-unused', '--strict'])
  expect([code, out]).toEqual([0, 'Nothing to ask in 1 document.\n'])
  expect(err).toContain('a.md:4: this ignore comment silences nothing.\n')
  expect(err).toContain('a.md:7: There is no category “blame” to ignore.')
})

test('the nudge about a root cause moves on to the first place that is not ignored', async () => {
  const cli = folderWith({
    'a.md':
      '<!-- afterword-ignore -->\nThe root cause was A.\n\nThe root cause was B.\n\nThe root cause was C.\n',
  })
  const { documents } = await cli.json<Answer>(['lint', 'a.md'])
  expect(documents[0]?.findings.map(({ category, line }) => [category, line])).toEqual([
    ['single-root-cause', 4],
  ])
})

test('code of a template is no prose', async () => {
  const cli = folderWith({ 'a.md.erb': `<% "${blamed}" # ${blamed} %>\n\nFine. <% never closed` })
  expect(categoriesIn(await cli.json<Answer>(['lint', 'a.md.erb']))).toEqual([])
})

test('names on a list are people', async () => {
  const cli = folderWith({
    'a.md': 'Quillon failed to check the lag.',
    'names.txt': '# who was there\nAda Smith\n\nQuillon   # on call\n',
  })
  expect(categoriesIn(await cli.json<Answer>(['lint', 'a.md', '--names', 'names.txt']))).toContain(
    'counterfactual',
  )
  expect((await cli.run(['lint', 'a.md', '--names', 'gone.txt'])).err).toBe(
    '--names gone.txt: there is no such file.\n',
  )
})

test('categories are chosen; what is off is switched on by name', async () => {
  const cli = folderWith({ 'a.md': `The alert was silenced.\n\n${blamed}\n` })
  const of = async (...args: string[]) => categoriesIn(await cli.json<Answer>(['lint', 'a.md', ...args]))
  expect(await of()).toEqual(['counterfactual'])
  expect(await of('--category', 'agentless-passive')).toEqual(['agentless-passive'])
  expect(await of('--category', 'hindsight,agentless-passive', '--category', 'counterfactual')).toEqual([
    'agentless-passive',
    'counterfactual',
  ])
})

test.each([
  [['lint'], 'Say which files or folders'],
  [['lint', '--category', 'counterfactul', '-'], 'Did you mean counterfactual?'],
  [['lint', '--format', 'xml', '-'], 'text, json, github, sarif'],
  [['lint', '--jsonl', '--format', 'json'], 'leave --format out'],
  [['lint', '--strikt', '-'], 'Did you mean --strict?'],
])('%j is not understood, and says what would be', async (args, hint) => {
  const { code, out, err } = await openCommandLine().run(args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(hint)
})

test('--items judges the items of a document and finds those that say nearly the same', async () => {
  const cli = folderWith({
    'a.md':
      '## Action items\n\n- Improve monitoring\n- Add an alert on queue depth above 1,000 to the checkout board\n',
    'b.md': '## Next steps\n\n- Improve the monitoring\n',
  })
  const { out, code } = await cli.run(['lint', '--items', '.', '--strict'])
  expect(code).toBe(1)
  expect(out).toMatch(/a\.md:3:3 item-not-actionable\n {2}3 │ - Improve monitoring\n {4}│ {3}\^+\n {2}\S/)
  expect(out).toContain('item-near-duplicate: 3:3 “Improve the monitoring” like a.md:3')
  const { documents } = await cli.json<{ documents: { items: Record<string, unknown>[] }[] }>([
    'lint',
    '--items',
    '.',
  ])
  const items = documents.flatMap((one) => one.items)
  expect(items.map(({ verdict }) => verdict)).toEqual(['not-actionable', 'ready', 'not-actionable'])
  expect(items[1]).toMatchObject({ line: 4, column: 3, type: 'detect', similar: [] })
  expect(
    readFileSync(path.join(cli.folder, 'a.md'), 'utf8').slice(Number(items[1]?.start), Number(items[1]?.end)),
  ).toBe(items[1]?.text)
})
