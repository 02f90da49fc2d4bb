import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openCommandLine } from '../api/cli-run.ts'

const corpus = path.resolve(import.meta.dirname, '../../../shared/data/postmortems')
const there = existsSync(corpus)
if (!there)
  process.stdout.write('Left out: the real reviews are in ../shared/data/postmortems, which isn’t here.\n')

interface Place {
  start: number
  end: number
  startByte: number
  endByte: number
  line: number
  column: number
  text: string
}
interface Answer {
  documents: { path: string; findings?: Place[]; items?: Place[] }[]
  counts: { documents: number }
}

/** Every place of a document, checked against the bytes of its file. */
function expectPlacesIn(file: string, places: readonly Place[]) {
  const bytes = readFileSync(file)
  const text = bytes.toString().replace(/^\ufeff/, '')
  const lines = text.split('\n')
  for (const { start, end, startByte, endByte, line, column, text: words } of places) {
    expect(words.trim(), file).not.toBe('')
    expect(bytes.subarray(startByte, endByte).toString(), file).toBe(words)
    expect(text.slice(start, end), file).toBe(words)
    const [first = ''] = words.split('\n')
    expect(lines[line - 1]?.slice(column - 1).startsWith(first.trimEnd()), file).toBe(true)
  }
}

test.skipIf(!there).each([[[]], [['--items']]])(
  'hundreds of real reviews are looked at to the end %j',
  async (options) => {
    const cli = openCommandLine()
    const begun = performance.now()
    const { code, out, err } = await cli.run(['lint', corpus, '--format', 'json', ...options])
    const seconds = (performance.now() - begun) / 1000
    expect([code, err]).toEqual([0, ''])
    const { documents, counts } = JSON.parse(out) as Answer
    const places = documents.flatMap(({ findings, items }) => findings ?? items ?? [])
    process.stdout.write(
      `${counts.documents} documents${options.length > 0 ? ', items' : ''}: ${places.length} places in ${seconds.toFixed(1)} s\n`,
    )
    expect(counts.documents).toBeGreaterThan(1000)
    expect(places.length).toBeGreaterThan(500)
    for (const { path: file, findings, items } of documents) expectPlacesIn(file, findings ?? items ?? [])
  },
)

test.skipIf(!there).each(['text', 'github', 'sarif'])('and told as %s', async (format) => {
  const cli = openCommandLine()
  const { code, out, err } = await cli.run(['lint', corpus, '--format', format, '--items'])
  expect([code, err]).toEqual([0, ''])
  expect(out.length).toBeGreaterThan(100_000)
})
