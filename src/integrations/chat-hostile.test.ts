import { randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type EvidenceFile, EvidenceProblem } from '#platform/files/evidence-file.ts'
import { evidenceFromBytes } from '#platform/files/open-evidence.ts'
import type { Reader } from '#timeline/reader.ts'
import { makeZip } from '../../test/harness/make-zip.ts'
import { discordExport } from './discord/read.ts'
import { chatLog } from './irc/read.ts'
import { slackExport } from './slack/read.ts'

const megabyte = 2 ** 20
const readers = [slackExport, discordExport, chatLog]

/** Evidence of any size that is one chunk over and over. */
function endless(
  chunk: Buffer,
  times: number,
  before = Buffer.alloc(0),
  after = Buffer.alloc(0),
): EvidenceFile {
  return {
    name: 'junk',
    size: before.length + chunk.length * times + after.length,
    head: Buffer.concat([before, chunk, after]).subarray(0, 65_536),
    async *stream() {
      yield before
      for (let count = 0; count < times; count++) yield chunk
      yield after
    },
    members: async () => null,
  }
}

interface Outcome {
  entries: number
  unread: number
  problem: string | null
  /** Growth of memory while reading, at its highest. */
  grown: number
}

async function outcome(reader: Reader, evidence: EvidenceFile): Promise<Outcome> {
  const used = () => process.memoryUsage().heapUsed + process.memoryUsage().external
  const before = used()
  const result: Outcome = { entries: 0, unread: 0, problem: null, grown: 0 }
  try {
    for await (const batch of reader.read(evidence, { date: '2020-02-02' })) {
      result.entries += batch.entries.length
      result.unread += batch.unread?.length ?? 0
      result.grown = Math.max(result.grown, used() - before)
    }
  } catch (error) {
    if (!(error instanceof EvidenceProblem)) throw error
    result.problem = error.code
  }
  return result
}

describe('junk', () => {
  it('of 200 MB is refused at once, by every reader', async () => {
    const junk = endless(randomBytes(megabyte), 200)
    for (const reader of readers) {
      expect((await reader.recognise(junk)).confidence).toBe(0)
      const { problem, entries } = await outcome(reader, junk)
      expect(problem).toMatch(/not-this-format|encoding/)
      expect(entries).toBe(0)
    }
  })

  it('of 200 MB behind a good beginning costs little memory', async () => {
    const line = Buffer.from('[10:00] <ann> hi\n'.repeat(4000))
    const log = await outcome(chatLog, endless(randomBytes(megabyte), 200, line))
    expect(log.problem).toBeNull()
    expect(log.entries).toBe(4000)
    expect(log.grown).toBeLessThan(200 * megabyte)
    const head = Buffer.from('{"guild":{"id":"1"},"channel":{"id":"2"},"messages":[')
    const discord = await outcome(discordExport, endless(Buffer.alloc(megabyte, 'x'), 200, head))
    expect(discord.grown).toBeLessThan(200 * megabyte)
    expect(discord.unread).toBe(1)
  }, 30_000)

  it('of one line of 50 MB is named, and what stands around it is kept', async () => {
    const before = Buffer.from('[10:00] <ann> hi\n')
    const after = Buffer.from('\n[10:01] <ben> ho\n')
    const { entries, unread, grown } = await outcome(
      chatLog,
      endless(Buffer.alloc(megabyte, 'x'), 50, before, after),
    )
    expect([entries, unread]).toEqual([2, 1])
    expect(grown).toBeLessThan(100 * megabyte)
  })

  it('of blank lines, of brackets and of quotes ends', async () => {
    for (const text of ['\n', '[', '{"a":', '"', '\r', '[10:00] <ann> \n']) {
      const chunk = Buffer.from(text.repeat(Math.ceil(megabyte / 2 / text.length)))
      for (const reader of readers) {
        const { grown } = await outcome(
          reader,
          endless(chunk, 4, Buffer.from('{"guild":{},"channel":{},"messages":[')),
        )
        expect(grown).toBeLessThan(200 * megabyte)
      }
    }
  }, 30_000)
})

describe('archives that mean harm', () => {
  const day = JSON.stringify([{ ts: '1.000001', text: 'fine' }])

  it('are read but for the members that do', async () => {
    const zip = makeZip([
      { path: 'ops/2024-01-01.json', bytes: day },
      { path: 'ops/2024-01-02.json', bytes: day.replace('1.000001', '2.000001'), crc: 5 },
      { path: 'ops/2024-01-03.json', packed: Buffer.alloc(9), size: 2 ** 33, crc: 0 },
      { path: 'ops/2024-01-04.json', packed: deflateRawSync(Buffer.alloc(2 ** 24)), size: 50, crc: 0 },
      { path: 'ops/../../2024-01-05.json', bytes: day },
      { path: 'ops/2024-01-06.json', bytes: day, flags: 1 },
    ])
    const result = await outcome(slackExport, await evidenceFromBytes('x.zip', zip))
    expect([result.entries, result.unread, result.problem]).toEqual([1, 5, null])
  })

  it('cut off anywhere say so and give nothing', async () => {
    const zip = makeZip([{ path: 'ops/2024-01-01.json', bytes: day.repeat(50) }])
    for (let tenth = 1; tenth < 10; tenth++) {
      const cut = zip.subarray(0, Math.floor((zip.length * tenth) / 10))
      for (const reader of readers) {
        expect((await outcome(reader, await evidenceFromBytes('x.zip', cut))).problem).toBe('truncated')
      }
    }
  })

  it('with 70,000 empty members are read quickly', async () => {
    const empty = Array.from({ length: 70_000 }, (_, index) => ({ path: `c/${index}.json`, stored: true }))
    const zip = makeZip([...empty, { path: 'c/2024-01-01.json', bytes: day }])
    const { entries } = await outcome(slackExport, await evidenceFromBytes('x.zip', zip))
    expect(entries).toBe(1)
  })
})
