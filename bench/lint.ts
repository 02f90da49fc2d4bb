import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'vite'
import { checkText, createChecker } from '#language/check.ts'
import { corpusOf, documentsOf, readDocuments } from './lint-corpus.ts'
import type { Row } from './report.ts'
import { median } from './statistics.ts'

const root = path.resolve(import.meta.dirname, '..')
const kilobytes = 1000
const megabytes = 1_000_000
/** 20 MB in all. */
const pieceBytes = 4 * megabytes
const pieces = 5
const starts = 20
/** What somebody would write who looks for words alone: the fastest that anything here could be. */
const plainExpression =
  /\b(?:should|could|would|fail(?:ed)?|forgot|neglect(?:ed)?|careless(?:ly)?|obviously|clearly|human error|root cause|mistake)\b/gi

/** The language engine alone, beside the fastest of its kind, and the command that people wait for. */
export async function measureLint(): Promise<Row[]> {
  const { documents, from } = readDocuments()
  return [
    ...measureDocument(documents, from),
    ...measureCorpus(documents, from),
    ...measureStart(documents),
    await measureBundle(),
  ]
}

function measureDocument(documents: readonly string[], from: string): Row[] {
  const tens = documentsOf(documents, 10 * kilobytes, 300)
  for (const text of tens) checkText(text)
  const whole = median(tens.map((text) => timeOf(() => checkText(text))))
  const checker = createChecker()
  const changed = tens.flatMap((text) => {
    checker.check(text)
    const paragraphs = text.split('\n\n')
    const middle = paragraphs.length >> 1
    return [1, 2, 3].map((typed) => {
      const edited = paragraphs.with(
        middle,
        `${paragraphs[middle]} And the team could have seen it ${typed}.`,
      )
      const next = edited.join('\n\n')
      return timeOf(() => checker.check(next))
    })
  })
  const paragraph = median(changed)
  return [
    atMost(`language: a document of 10 KB (${from})`, whole, 3, 'ms'),
    atMost('language: one changed paragraph of it', paragraph, 0.5, 'ms'),
  ]
}

/** All three by turns over the same pieces, so that what else the machine does meets them alike; the first turn warms up. */
function measureCorpus(documents: readonly string[], from: string): Row[] {
  const piece = corpusOf(documents, pieceBytes)
  const checker = createChecker()
  const writeGood = createRequire(import.meta.url)('write-good') as (text: string) => unknown[]
  const turns = Array.from({ length: pieces + 1 }, () => ({
    own: speedOf(piece, (text) => checker.check(text)),
    peer: speedOf(piece, (text) => writeGood(text)),
    limit: speedOf(piece, (text) => text.match(plainExpression)),
  })).slice(1)
  const own = median(turns.map((turn) => turn.own))
  const peer = median(turns.map((turn) => turn.peer))
  const limit = median(turns.map((turn) => turn.limit))
  const ratio = median(turns.map((turn) => turn.own / turn.peer))
  return [
    {
      what: `language: 20 MB of Markdown (${from}), one thread`,
      measured: `${own.toFixed(1)} MB/s`,
      goal: 'at least 8 MB/s',
      reached: own >= 8,
    },
    {
      what: `language: beside write-good (${peer.toFixed(1)} MB/s)`,
      measured: `${ratio.toFixed(1)} ×`,
      goal: 'at least 6 ×',
      reached: ratio >= 6,
    },
    {
      what: `language: beside one plain regular expression (${limit.toFixed(0)} MB/s)`,
      measured: `${(own / limit).toFixed(2)} ×`,
      goal: 'the limit is 1 ×',
      reached: true,
    },
  ]
}

/** The command as it is typed, found by the Node of this machine and not by the one that runs the benchmark. */
function measureStart(documents: readonly string[]): Row[] {
  const file = path.join(tmpdir(), `afterword-bench-${process.pid}.md`)
  writeFileSync(file, documentsOf(documents, 10 * kilobytes, 1)[0] ?? '')
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const PATH = folders.filter((folder) => folder !== path.dirname(process.execPath)).join(path.delimiter)
  const env = { ...process.env, PATH, NODE_COMPILE_CACHE: undefined }
  const run = (program: string, args: readonly string[]) =>
    timeOf(() => {
      const { status, stderr } = spawnSync(program, args, { cwd: root, env, encoding: 'utf8' })
      if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`)
    })
  const lint = () => run('bin/afterword', ['lint', file])
  lint()
  const times = Array.from({ length: starts }, () => ({ lint: lint(), bare: run('node', ['-e', '0']) }))
  rmSync(file)
  const bare = median(times.map((one) => one.bare))
  const what = `bin/afterword lint on one file (node -e 0: ${bare.toFixed(0)} ms)`
  return [atMost(what, median(times.map((one) => one.lint)), 250, 'ms')]
}

/** What the browser loads for it: the engine and the judging of items, built as the pages are. */
async function measureBundle(): Promise<Row> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: ['check.ts', 'actionability/actionability.ts'].map((name) =>
          path.join(root, 'src/language', name),
        ),
        preserveEntrySignatures: 'strict',
      },
    },
  })
  if (!('output' in built)) throw new Error('Vite built something else than one bundle.')
  const code = built.output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('')
  const size = brotliCompressSync(code).length / kilobytes
  return atMost('language: its share of the browser bundle, brotli', size, 60, 'KB')
}

function atMost(what: string, value: number, most: number, unit: string): Row {
  const measured = `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ${unit}`
  return { what, measured, goal: `at most ${most} ${unit}`, reached: value <= most }
}

function speedOf(corpus: readonly string[], look: (text: string) => unknown): number {
  const bytes = corpus.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  const milliseconds = timeOf(() => {
    for (const text of corpus) look(text)
  })
  return bytes / megabytes / (milliseconds / 1000)
}

function timeOf(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}
