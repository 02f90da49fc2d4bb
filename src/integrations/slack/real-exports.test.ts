import { describe, expect, it, type TestContext } from 'vitest'
import { openEvidenceFile } from '#platform/files/open-evidence.ts'
import type { EntryDraft } from '#timeline/entry.ts'
import { realInput } from '../../../test/harness/real-input.ts'
import { slackExport } from './read.ts'

interface Reading {
  entries: EntryDraft[]
  unread: number
  /** The messages as they stand in the archive, read without the reader. */
  messages: Record<string, unknown>[]
}

const readings = new Map<string, Promise<Reading>>()

/** Each export is read once for all tests. */
function read(context: TestContext, name: string): Promise<Reading> {
  const path = realInput(context, `chat/${name}`)
  const reading = readings.get(path) ?? readFile(path)
  readings.set(path, reading)
  return reading
}

async function readFile(path: string): Promise<Reading> {
  const evidence = await openEvidenceFile(path, 'export.zip')
  const reading: Reading = { entries: [], unread: 0, messages: [] }
  for await (const batch of slackExport.read(evidence, {})) {
    reading.entries.push(...batch.entries)
    reading.unread += batch.unread?.length ?? 0
  }
  for (const member of (await evidence.members()) ?? []) {
    if (!/\/\d{4}-\d\d-\d\d\.json$/.test(member.path)) continue
    reading.messages.push(...JSON.parse((await member.read()).toString('utf8')))
  }
  await evidence.close()
  return reading
}

const having = (entries: EntryDraft[], attribute: string) =>
  entries.filter((entry) => entry.attributes?.[attribute] !== undefined)

describe('a real export of today’s form', { timeout: 30_000 }, () => {
  it('gives all that its provenance counts, once', async (context) => {
    const { entries, unread, messages } = await read(context, 'slack-rcwg.zip')
    expect(messages).toHaveLength(12_564)
    expect(entries).toHaveLength(12_564)
    expect(unread).toBe(0)
    expect(new Set(entries.map((entry) => entry.key)).size).toBe(12_564)
    expect(new Set(entries.map((entry) => entry.source)).size).toBe(33)
    expect(having(entries, 'thread')).toHaveLength(4_221)
    expect(having(entries, 'edited')).toHaveLength(614)
    expect(having(entries, 'reactions')).toHaveLength(1_885)
    expect(having(entries, 'files')).toHaveLength(172)
    expect(having(entries, 'deleted')).toHaveLength(2)
    expect(having(entries, 'replies')).toHaveLength(774)
  })

  it('keeps every time to the microsecond and leads back to each message', async (context) => {
    const { entries, messages } = await read(context, 'slack-rcwg.zip')
    const times = new Set(messages.map(({ ts }) => BigInt(String(ts).replace('.', '')).toString()))
    expect(entries.filter((entry) => !times.has(String(entry.at)))).toEqual([])
    const evidence = await openEvidenceFile(realInput(context, 'chat/slack-rcwg.zip'), 'x')
    const members = new Map(((await evidence.members()) ?? []).map((member) => [member.path, member]))
    for (const entry of entries.filter((_, index) => index % 500 === 0)) {
      const [path = '', pointer = ''] = entry.slice.split('#/')
      const day = JSON.parse(String(await members.get(path)?.read()))
      expect(entry.key.endsWith(day[Number(pointer)].ts)).toBe(true)
    }
    await evidence.close()
  })

  it('tells programs from people', async (context) => {
    const { entries, messages } = await read(context, 'slack-rcwg.zip')
    const byProgram = messages.filter((message) => 'bot_id' in message)
    expect(byProgram).toHaveLength(5_214)
    const programs = new Set(byProgram.filter((m) => m.subtype !== 'bot_add').map((m) => String(m.ts)))
    const automated = entries.filter((entry) => entry.actorKind === 'automation')
    const posted = entries.filter((entry) => programs.has(entry.key.split(':')[2] ?? ''))
    expect(posted.every((entry) => entry.actorKind === 'automation')).toBe(true)
    // The rest are programs’ own arrivals, which carry no bot id.
    const arrivals = automated.filter(
      (entry) => entry.kind === 'hand-off' && entry.text.includes('has joined'),
    )
    expect(automated.length - arrivals.length).toBe(programs.size)
  })

  it('leaves no markup, no bare identifiers of known people and no tokens', async (context) => {
    const { entries } = await read(context, 'slack-rcwg.zip')
    const markup = /^$|<@U[A-Z0-9]+|<#C[A-Z0-9]+|<!(here|channel)|<https?:[^<>|]+\|[^<>]+>/
    expect(entries.filter(({ text }) => markup.test(text))).toEqual([])
    expect(entries.filter((entry) => /xox[a-z]-/.test(JSON.stringify(entry)))).toEqual([])
    const nameless = entries.filter((entry) => /^[UW][A-Z0-9]{8,}$/.test(entry.actor ?? ''))
    expect(nameless).toEqual([])
  })

  it('is inspected with the same numbers', async (context) => {
    const evidence = await openEvidenceFile(realInput(context, 'chat/slack-rcwg.zip'), 'x')
    const { channels = [], preview, from, to } = await slackExport.inspect(evidence, {})
    expect(channels).toHaveLength(33)
    expect(channels.reduce((sum, channel) => sum + (channel.messages ?? 0), 0)).toBe(12_564)
    expect(preview).toHaveLength(20)
    expect([from?.slice(0, 10), to?.slice(0, 10)]).toEqual(['2020-11-05', '2026-06-29'])
    await evidence.close()
  })
})

describe('a real export of the form before threads', { timeout: 30_000 }, () => {
  it('gives every message with names and files', async (context) => {
    const { entries, unread, messages } = await read(context, 'slack-houstondatavis.zip')
    expect(messages).toHaveLength(1_382)
    expect(entries).toHaveLength(1_382)
    expect(unread).toBe(0)
    expect(new Set(entries.map((entry) => entry.source)).size).toBe(16)
    expect(having(entries, 'files')).toHaveLength(messages.filter((message) => message.file).length)
    expect(having(entries, 'edited')).toHaveLength(37)
    expect(having(entries, 'reactions')).toHaveLength(89)
    expect(having(entries, 'thread')).toHaveLength(0)
    expect(entries.filter((entry) => entry.kind === 'hand-off')).toHaveLength(323)
    expect(entries.filter((entry) => !entry.actor)).toEqual([])
    expect(entries.filter((entry) => /xox[a-z]-|<@U/.test(JSON.stringify(entry)))).toEqual([])
  })
})
