import { describe, expect, it } from 'vitest'
import { evidenceFromBytes, openEvidenceFile } from '#platform/files/open-evidence.ts'
import type { Batch, ReadingOptions } from '#timeline/reader.ts'
import { makeZip } from '../../../test/harness/make-zip.ts'
import { realInput } from '../../../test/harness/real-input.ts'
import { discordExport } from './read.ts'

const ada = { id: '1', name: 'ada', nickname: 'Ada', isBot: false }
const message = (id: string, more: object = {}) => ({
  id,
  type: 'Default',
  timestamp: '2024-01-01T00:00:00.25+00:00',
  timestampEdited: null,
  content: 'hello',
  author: ada,
  attachments: [],
  embeds: [],
  reactions: [],
  ...more,
})
const channel = (messages: unknown[], more: object = {}) =>
  JSON.stringify(
    {
      guild: { id: '9', name: 'Guild' },
      channel: { id: '7', type: 'GuildTextChat', name: 'ops', ...more },
      dateRange: {},
      messages,
      messageCount: messages.length,
    },
    null,
    2,
  )

async function read(bytes: Buffer | string, options: ReadingOptions = {}) {
  const evidence = await evidenceFromBytes('ops.json', Buffer.from(bytes))
  const batches: Batch[] = await Array.fromAsync(discordExport.read(evidence, options))
  return {
    entries: batches.flatMap((batch) => batch.entries),
    unread: batches.flatMap((batch) => batch.unread ?? []),
    skipped: Object.assign({}, ...batches.map((batch) => batch.skipped ?? {})),
    bytes: batches.reduce((sum, batch) => sum + batch.bytes, 0),
  }
}

const one = async (more: object) => (await read(channel([message('5', more)]))).entries[0]

describe('a Discord export', () => {
  it('gives every message, named by channel and identifier', async () => {
    const text = channel([message('5'), message('6', { timestamp: '2024-01-01T02:00:01+02:00' })])
    const { entries, unread, bytes } = await read(text)
    expect(entries[0]).toEqual({
      key: 'discord:7:5',
      at: 1_704_067_200_250_000,
      precision: 'exact',
      kind: 'communication',
      actorKind: 'human',
      actor: 'Ada',
      source: '#ops',
      text: 'hello',
      slice: '/messages/0',
    })
    expect(entries[1]).toMatchObject({ at: 1_704_067_201_000_000, slice: '/messages/1' })
    expect([unread, bytes]).toEqual([[], text.length])
  })

  it('keeps replies, edits, reactions and attachments without their signatures', async () => {
    const made = await one({
      type: 'Reply',
      reference: { messageId: '4', channelId: '7' },
      timestampEdited: '2024-01-01T00:01:00+00:00',
      reactions: [{ emoji: { name: '👀' }, count: 3, users: [ada] }],
      attachments: [{ fileName: 'a.png', fileSizeBytes: 5, url: 'https://cdn.example/a.png?ex=1&hm=2' }],
    })
    expect(made?.attributes).toEqual({
      replyTo: 'discord:7:4',
      edited: { at: '2024-01-01T00:01:00.000Z', by: 'Ada' },
      reactions: [{ name: '👀', count: 3 }],
      files: [{ name: 'a.png', type: 'png', size: 5, url: 'https://cdn.example/a.png' }],
    })
  })

  it.each([
    [{ type: 'GuildMemberJoin', content: 'Joined.' }, 'hand-off', 'Joined.'],
    [{ type: 'ChannelNameChange', content: 'Renamed.' }, 'context', 'Renamed.'],
    [{ content: '', attachments: [{ fileName: 'x.log' }] }, 'communication', 'Shared x.log'],
    [{ content: '', stickers: [{ name: 'wave' }] }, 'communication', 'Shared the sticker wave'],
    [{ content: '' }, 'communication', '(no text)'],
    [{ content: 'see', embeds: [{ title: 'preview' }] }, 'communication', 'see'],
    [
      {
        content: '[FIRING:1]',
        author: { name: 'hook', isBot: true },
        embeds: [{ title: 'Slow', fields: [{ name: 'team', value: 'web' }] }],
      },
      'signal',
      '[FIRING:1]\nSlow\nteam: web',
    ],
  ])('reads %j as %s: %s', async (more, kind, text) => {
    expect(await one(more)).toMatchObject({ kind, text })
  })

  it('gives a call its end', async () => {
    const made = await one({ type: 'Call', callEndedTimestamp: '2024-01-01T00:10:00.25+00:00' })
    expect((made?.until ?? 0) - (made?.at ?? 0)).toBe(600_000_000)
  })

  it('names odd records and what is cut off, and keeps the rest', async () => {
    const odd = channel([null, message('5'), { id: 5 }, { content: 'x' }, message('6')])
    const { entries, unread } = await read(odd)
    expect(entries.map((entry) => entry.key)).toEqual(['discord:7:5', 'discord:7:6'])
    expect(unread.map(({ where }) => where)).toEqual(['/messages/0', '/messages/2', '/messages/3'])
    const cut = channel([message('5'), message('6')])
    const broken = await read(cut.slice(0, cut.lastIndexOf('"hello"')))
    expect(broken.entries).toHaveLength(1)
    expect(broken.unread).toEqual([
      { where: '/messages/1', reason: 'This JSON ends in the middle. Messages read before that: 1.' },
    ])
  })

  it('may be many channels in a zip; one that is none spoils nothing', async () => {
    const zip = makeZip([
      { path: 'ops.json', bytes: channel([message('5')]) },
      { path: 'talk.json', bytes: channel([message('6')], { id: '8', type: 'DirectTextChat', name: 'Ben' }) },
      { path: 'other.json', bytes: '{"a":1}' },
      { path: 'note.txt', bytes: 'x' },
    ])
    const { entries, unread, skipped } = await read(zip)
    expect(entries.map(({ key, source, slice }) => [key, source, slice])).toEqual([
      ['discord:7:5', '#ops', 'ops.json#/messages/0'],
      ['discord:8:6', 'Ben', 'talk.json#/messages/0'],
    ])
    expect(unread.map(({ where }) => where)).toEqual(['other.json#'])
    expect(skipped).toEqual({ 'files that are no JSON': 1 })
    expect((await read(zip, { channels: ['ops'] })).entries).toHaveLength(1)
    const inspection = await discordExport.inspect(await evidenceFromBytes('x.zip', zip), {})
    expect(inspection.channels).toEqual([
      { id: '7', name: '#ops', messages: 1 },
      { id: '8', name: 'Ben', messages: 1 },
    ])
  })

  it('that is something else is refused', async () => {
    await expect(read('{"a":1}')).rejects.toMatchObject({ code: 'not-this-format' })
    const other = await evidenceFromBytes('x.json', Buffer.from('{"guild":1}'))
    expect((await discordExport.recognise(other)).confidence).toBe(0)
  })

  it('of real channels gives what they hold; the same message twice has one key', async (context) => {
    const expected = { 'DM_2A_2M.json': [3, 3], 'GC_3A_5M.json': [6, 6], 'SV_5A_5M.json': [5, 4] }
    for (const [name, counts] of Object.entries(expected)) {
      const evidence = await openEvidenceFile(realInput(context, `chat/discord/${name}`), name)
      expect((await discordExport.recognise(evidence)).confidence).toBeGreaterThan(0.9)
      const entries = (await Array.fromAsync(discordExport.read(evidence, {}))).flatMap((b) => b.entries)
      expect([entries.length, new Set(entries.map((entry) => entry.key)).size]).toEqual(counts)
      await evidence.close()
    }
  })
})
