import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openCommandLine } from '../api/cli-run.ts'

const program = path.resolve(import.meta.dirname, '../../src/cli/main.ts')
const blamed = 'The engineer should have checked the replica lag first.'
const row = (id: unknown, text: string) => `${JSON.stringify({ id, text })}\n`
const answersIn = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

test('each line is answered by one, in order, each a document of its own', async () => {
  const cli = openCommandLine()
  const input = [
    row('a', blamed),
    row(2, 'All is well.'),
    row(null, 'The root cause was A.'),
    row('d', 'The root cause was B.'),
  ]
  const answers = answersIn(await cli.works(['lint', '--jsonl'], { input: input.join('\n') }))
  expect(answers).toEqual([
    { id: 'a', findings: [{ category: 'counterfactual', level: 'warning', start: 13, end: 32 }] },
    { id: 2, findings: [] },
    { id: null, findings: [expect.objectContaining({ category: 'single-root-cause', level: 'info' })] },
    { id: 'd', findings: [expect.objectContaining({ category: 'single-root-cause', level: 'info' })] },
  ])
})

test('with --items each line is judged as an item', async () => {
  const cli = openCommandLine()
  const input =
    row(1, 'Improve monitoring') + row(2, 'Add an alert on queue depth above 1,000 to the checkout board')
  const answers = answersIn(await cli.works(['lint', '--items', '--jsonl'], { input }))
  expect(answers.map(({ id, verdict, strength }) => [id, verdict, strength])).toEqual([
    [1, 'not-actionable', 'medium'],
    [2, 'ready', 'medium'],
  ])
  expect(Object.keys(answers[0])).toEqual(['id', 'verdict', 'score', 'strength', 'reasons'])
  expect(answers[0].reasons.every((reason: unknown) => typeof reason === 'string')).toBe(true)
  expect((await cli.run(['lint', '--items', '--jsonl', '--strict'], { input })).code).toBe(1)
})

test('a broken line is answered and told, and the rest goes on', async () => {
  const cli = openCommandLine()
  const input = `\ufeff${row(1, blamed)}\r\n{"id":2,\n[]\n{"id":"x"}\n${row(5, 'Good.')}`.trimEnd()
  const { code, out, err } = await cli.run(['lint', '--jsonl'], { input })
  expect(code).toBe(2)
  expect(answersIn(out)).toEqual([
    { id: 1, findings: [expect.anything()] },
    { id: null, error: 'line 3: it is no JSON' },
    { id: null, error: 'line 4: it is no {"id","text"}' },
    { id: 'x', error: 'line 5: it has no “text”' },
    { id: 5, findings: [] },
  ])
  expect(err).toBe('line 3: it is no JSON\nline 4: it is no {"id","text"}\nline 5: it has no “text”\n')
})

test('files are read like standard input, and one that isn’t there keeps no other from being read', async () => {
  const cli = openCommandLine()
  writeFileSync(path.join(cli.folder, 'a.jsonl'), row(1, blamed))
  writeFileSync(path.join(cli.folder, 'b.jsonl'), row(2, 'Good.'))
  const { code, out, err } = await cli.run(['lint', '--jsonl', 'a.jsonl', 'gone.jsonl', 'b.jsonl'])
  expect([code, err]).toEqual([2, 'gone.jsonl: there is no such file.\n'])
  expect(answersIn(out).map(({ id }) => id)).toEqual([1, 2])
})

test('whoever waits for an answer before sending the next line gets it', async () => {
  const child = spawn(process.execPath, [program, 'lint', '--jsonl'], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdout.setEncoding('utf8')
  for (const id of [1, 2]) {
    child.stdin.write(row(id, blamed))
    const [answer] = await once(child.stdout, 'data')
    expect(JSON.parse(answer).id).toBe(id)
  }
  child.stdin.end()
  expect((await once(child, 'close'))[0]).toBe(0)
})

test('a stream of any length takes bounded memory', async () => {
  const child = spawn(process.execPath, ['--max-old-space-size=64', program, 'lint', '--jsonl'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const batch = Array.from({ length: 1000 }, (_, index) =>
    row(index, `${blamed} ${'Calm words. '.repeat(20)}`),
  ).join('')
  let answers = 0
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    answers += text.split('\n').length - 1
  })
  const batches = 150
  for (let sent = 0; sent < batches; sent += 1)
    if (!child.stdin.write(batch)) await once(child.stdin, 'drain')
  const status = process.platform === 'linux' ? readFileSync(`/proc/${child.pid}/status`, 'utf8') : ''
  child.stdin.end()
  expect((await once(child, 'close'))[0]).toBe(0)
  expect(answers).toBe(batches * 1000)
  const peak = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1000
  expect(peak).toBeLessThan(200)
})

test('a reader that has seen enough is no fault', () => {
  const input = row(1, blamed).repeat(20_000)
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-c', `set -o pipefail; "${process.execPath}" "${program}" lint --jsonl | head -n 2`],
    { input, encoding: 'utf8' },
  )
  expect([status, stderr, stdout.split('\n').length]).toEqual([0, '', 3])
})
