import { describe, expect, it } from 'vitest'
import { evidenceFromBytes } from '#platform/files/open-evidence.ts'
import type { Batch, ReadingOptions } from '#timeline/reader.ts'
import { type MadeMember, makeZip } from '../../../test/harness/make-zip.ts'
import { slackExport } from './read.ts'

const day = (...messages: object[]) => JSON.stringify(messages, null, 4)
const said = (ts: string, text: string) => ({ type: 'message', user: 'U1', ts, text })

const parts: MadeMember[] = [
  { path: 'users.json', bytes: JSON.stringify([{ id: 'U1', profile: { display_name: 'Ada' } }]) },
  { path: 'channels.json', bytes: JSON.stringify([{ id: 'C1', name: 'ops' }]) },
  { path: 'dms.json', bytes: JSON.stringify([{ id: 'D1', members: ['U1', 'U2'] }]) },
  // 1704067200 is the first second of 2024.
  {
    path: 'ops/2024-01-01.json',
    bytes: day(said('1704067200.000100', 'first'), said('1704070800.000200', 'second')),
  },
  { path: 'ops/2024-01-05.json', bytes: day(said('1704412800.000300', 'third')) },
  { path: 'D1/2024-01-01.json', bytes: day(said('1704067201.000000', 'aside')) },
  { path: 'integration_logs.json', bytes: '[]' },
]

async function read(members: MadeMember[], options: ReadingOptions = {}) {
  const evidence = await evidenceFromBytes('export.zip', makeZip(members))
  const batches: Batch[] = await Array.fromAsync(slackExport.read(evidence, options))
  const skipped: Record<string, number> = {}
  for (const batch of batches) {
    for (const [reason, count] of Object.entries(batch.skipped ?? {})) {
      skipped[reason] = (skipped[reason] ?? 0) + count
    }
  }
  return {
    texts: batches.flatMap((batch) => batch.entries.map((entry) => entry.text)).sort(),
    entries: batches.flatMap((batch) => batch.entries),
    unread: batches.flatMap((batch) => batch.unread ?? []),
    skipped,
  }
}

const recognise = async (members: MadeMember[]) =>
  (await slackExport.recognise(await evidenceFromBytes('x.zip', makeZip(members)))).confidence

describe('a Slack export', () => {
  it('gives every message, with names and a slice that leads back', async () => {
    const { entries, unread, skipped } = await read(parts)
    expect(entries.map(({ text, actor, source, slice }) => [text, actor, source, slice])).toEqual([
      ['first', 'Ada', '#ops', 'ops/2024-01-01.json#/0'],
      ['second', 'Ada', '#ops', 'ops/2024-01-01.json#/1'],
      ['third', 'Ada', '#ops', 'ops/2024-01-05.json#/0'],
      ['aside', 'Ada', 'Ada, U2', 'D1/2024-01-01.json#/0'],
    ])
    expect(unread).toEqual([])
    expect(skipped).toEqual({ 'files without messages': 1 })
  })

  it('may lie in a folder, and may lack its lists', async () => {
    const inFolder = parts.map((part) => ({ ...part, path: `My export/${part.path}` }))
    expect((await read(inFolder)).entries[0]).toMatchObject({ key: 'slack:C1:1704067200.000100' })
    const bare = parts.filter((part) => part.path.startsWith('ops/'))
    expect((await read(bare)).entries[0]).toMatchObject({ key: 'slack:ops:1704067200.000100', actor: 'U1' })
  })

  it.each([[['#ops']], [['OPS']], [['C1']]])(
    'gives only the channels %s when they are chosen',
    async (channels) => {
      const { texts, skipped } = await read(parts, { channels })
      expect(texts).toEqual(['first', 'second', 'third'])
      expect(skipped['days of channels that were not chosen']).toBe(1)
    },
  )

  it('gives only the chosen time: from the first moment, up to the last', async () => {
    const { texts, skipped } = await read(parts, {
      from: '2024-01-01T00:00:00.0001Z',
      to: '2024-01-01T01:00:00.000200Z',
    })
    expect(texts).toEqual(['aside', 'first'])
    expect(skipped).toMatchObject({ 'outside the chosen times': 1, 'days outside the chosen times': 1 })
  })

  it('with one broken day gives the others, and of that day what stands before the break', async () => {
    const broken = day(said('1704067300.000000', 'kept'), said('1704067301.000000', 'lost')).slice(0, -60)
    const { texts, unread } = await read([...parts, { path: 'ops/2024-01-02.json', bytes: broken }])
    expect(texts).toEqual(['aside', 'first', 'kept', 'second', 'third'])
    expect(unread).toEqual([
      {
        where: 'ops/2024-01-02.json#/1',
        reason: 'This JSON ends in the middle. Messages read before that: 1.',
      },
    ])
  })

  it('with odd records names each of them', async () => {
    const bytes = JSON.stringify([
      null,
      7,
      'x',
      [],
      {},
      { ts: 5 },
      { ts: '5.1', text: 7 },
      said('6.000000', 'good'),
    ])
    const { texts, unread } = await read([{ path: 'odd/2024-01-02.json', bytes }, ...parts.slice(0, 2)])
    expect(texts).toEqual(['good'])
    expect(unread.map(({ where }) => where)).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((index) => `odd/2024-01-02.json#/${index}`),
    )
  })

  it('with broken lists is still read, with identifiers for names', async () => {
    const { entries, unread } = await read([
      { path: 'users.json', bytes: '{"not":"a list"}' },
      { path: 'channels.json', bytes: '[{"id":"C1","name"' },
      ...parts.slice(3),
    ])
    expect(entries).toHaveLength(4)
    expect(entries[0]).toMatchObject({ key: 'slack:ops:1704067200.000100', actor: 'U1' })
    expect(unread.map(({ where }) => where)).toEqual(['users.json#', 'channels.json#'])
  })

  it('with a member that stays closed says so', async () => {
    const { texts, unread } = await read([...parts, { path: '../up.json', bytes: 'x' }])
    expect(texts).toHaveLength(4)
    expect(unread).toEqual([{ where: '../up.json#', reason: 'Its path leads outside the archive.' }])
  })

  it('reports all the bytes of its members, and hands on at most a few hundred entries at a time', async () => {
    const many = Array.from({ length: 1500 }, (_, index) =>
      said(`1704067200.${String(index).padStart(6, '0')}`, 'x'),
    )
    const evidence = await evidenceFromBytes(
      'x.zip',
      makeZip([{ path: 'ops/2024-01-01.json', bytes: day(...many) }]),
    )
    const batches = await Array.fromAsync(slackExport.read(evidence, {}))
    expect(batches.flatMap((batch) => batch.entries)).toHaveLength(1500)
    for (const batch of batches) expect(batch.entries.length).toBeLessThan(600)
    const [member] = (await evidence.members()) ?? []
    expect(batches.reduce((sum, batch) => sum + batch.bytes, 0)).toBe(member?.packedSize)
  })

  it('is inspected: channels with counts, the time it spans, and the first messages', async () => {
    const evidence = await evidenceFromBytes('x.zip', makeZip(parts))
    const inspection = await slackExport.inspect(evidence, { channels: ['ops'] })
    expect(inspection).toMatchObject({
      channels: [
        { id: 'C1', name: '#ops', messages: 3 },
        { id: 'D1', name: 'Ada, U2', messages: 1 },
      ],
      from: '2024-01-01T00:00:00.000100Z',
      to: '2024-01-05T00:00:00.000300Z',
      notes: [],
    })
    expect(inspection.preview.map((entry) => entry.text)).toEqual(['first', 'second', 'third'])
  })

  it('is recognised by what it holds, not by its name', async () => {
    expect(await recognise(parts)).toBeGreaterThan(0.95)
    expect(await recognise(parts.slice(3))).toBeGreaterThan(0.8)
    expect(await recognise(parts.slice(0, 2))).toBeLessThan(0.5)
    expect(await recognise([{ path: 'x/2024-01-01.json', bytes: '[{"other":1}]' }])).toBe(0)
    expect(await recognise([{ path: 'x.txt', bytes: 'x' }])).toBe(0)
    const none = await evidenceFromBytes('slack.zip', Buffer.from('no zip'))
    expect((await slackExport.recognise(none)).confidence).toBe(0)
    await expect(Array.fromAsync(slackExport.read(none, {}))).rejects.toMatchObject({
      code: 'not-this-format',
    })
  })
})
