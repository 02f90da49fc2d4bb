import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { constants, deflateRawSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MadeMember, makeZip } from '../../../test/harness/make-zip.ts'
import { type ArchiveMember, defaultLimits, type EvidenceLimits, EvidenceProblem } from './evidence-file.ts'
import { evidenceFromBytes, openEvidenceFile } from './open-evidence.ts'

const megabyte = 2 ** 20

async function membersOf(zip: Buffer, limits: Partial<EvidenceLimits> = {}): Promise<ArchiveMember[]> {
  const evidence = await evidenceFromBytes('export.zip', zip, { ...defaultLimits, ...limits })
  return (await evidence.members()) ?? []
}

async function problemOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
  } catch (error) {
    if (error instanceof EvidenceProblem) return error.code
    throw error
  }
  return 'none'
}

async function drain(chunks: AsyncIterable<Buffer> | undefined): Promise<number> {
  let total = 0
  for await (const chunk of chunks ?? []) total += chunk.length
  return total
}

/** Ten gigabytes of zeros in ten megabytes: blocks of a full flush stand by themselves and can be repeated. */
function tenGigabytesOfZeros(): Buffer {
  const block = deflateRawSync(Buffer.alloc(megabyte), { finishFlush: constants.Z_FULL_FLUSH })
  return Buffer.concat([...new Array(10 * 1024).fill(block), deflateRawSync(Buffer.alloc(0))])
}

describe('members of a zip', () => {
  it('are read whole and as streams, packed or stored, under names in any script', async () => {
    const long = 'line\n'.repeat(200_000)
    const zip = makeZip([
      { path: 'a/', stored: true },
      { path: 'a/packed.txt', bytes: long },
      { path: 'a/stored.txt', bytes: 'as it is', stored: true },
      { path: 'ä/日本.txt', bytes: 'names' },
    ])
    const members = await membersOf(zip)
    expect(members.map((member) => member.path)).toEqual(['a/packed.txt', 'a/stored.txt', 'ä/日本.txt'])
    for (const [index, text] of [long, 'as it is', 'names'].entries()) {
      const member = members[index]
      expect((await member?.read())?.toString()).toBe(text)
      expect(await drain(member?.stream())).toBe(text.length)
      expect(member?.size).toBe(text.length)
    }
  })

  it('come in the order in which they lie, whatever the directory says', async () => {
    const straight = makeZip([
      { path: 'one', bytes: '1' },
      { path: 'two', bytes: '2' },
    ])
    const directoryAt = straight.readUInt32LE(straight.length - 6)
    const [first, second] = [
      straight.subarray(directoryAt, directoryAt + 49),
      straight.subarray(directoryAt + 49, directoryAt + 98),
    ]
    const swapped = Buffer.concat([straight.subarray(0, directoryAt), second, first, straight.subarray(-22)])
    expect((await membersOf(swapped)).map((member) => member.path)).toEqual(['one', 'two'])
  })

  it('are found in zip64 archives, 70,000 of them', async () => {
    const zip = makeZip(Array.from({ length: 70_000 }, (_, index) => ({ path: `${index}`, stored: true })))
    const members = await membersOf(zip)
    expect(members).toHaveLength(70_000)
    expect((await members[69_999]?.read())?.length).toBe(0)
    expect(await problemOf(membersOf(zip, { members: 69_999 }))).toBe('too-large')
  })

  it('are not looked for in what is no zip', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('PK'), Buffer.from('{"a":1}')]) {
      const evidence = await evidenceFromBytes('x', bytes)
      expect(await evidence.members()).toBeNull()
    }
  })

  it('that are archives themselves stay closed bytes', async () => {
    const inner = makeZip([{ path: 'inside', bytes: 'x' }])
    const members = await membersOf(makeZip([{ path: 'inner.zip', bytes: inner }]))
    expect(members.map((member) => member.path)).toEqual(['inner.zip'])
    expect(await members[0]?.read()).toEqual(inner)
  })
})

describe('one odd member', () => {
  const odd: [string, MadeMember, RegExp][] = [
    ['climbs out', { path: '../x', bytes: 'x' }, /outside/],
    ['climbs out later', { path: 'a/../../x', bytes: 'x' }, /outside/],
    ['climbs out with backslashes', { path: 'a\\..\\..\\x', bytes: 'x' }, /outside/],
    ['has an absolute path', { path: '/etc/x', bytes: 'x' }, /outside/],
    ['has a drive', { path: 'C:\\x', bytes: 'x' }, /outside/],
    ['has a NUL in its path', { path: 'a\0b', bytes: 'x' }, /outside/],
    ['is a link', { path: 'link', bytes: '/etc/passwd', mode: 0o120777 }, /link/],
    ['is encrypted', { path: 'secret', bytes: 'x', flags: 1 }, /password/],
    ['is packed in an unknown way', { path: 'lzma', bytes: 'x', method: 14 }, /method 14/],
    ['repeats a path', { path: 'good.txt', bytes: 'other' }, /same path/],
    ['contradicts itself', { path: 'x', bytes: 'abc', stored: true, size: 9 }, /contradict/],
    [
      'claims 10 GB',
      { path: 'zeros', packed: Buffer.alloc(10_000), size: 10 * 1024 * megabyte },
      /times its size/,
    ],
  ]

  it.each(odd)('that %s stays closed and spoils nothing', async (_name, member, reason) => {
    const members = await membersOf(makeZip([{ path: 'good.txt', bytes: 'fine' }, member]))
    expect(members).toHaveLength(2)
    expect((await members[0]?.read())?.toString()).toBe('fine')
    expect(members[1]?.refused).toMatch(reason)
    expect(await problemOf(members[1]?.read() ?? Promise.resolve())).toBe('unsafe')
    expect(() => members[1]?.stream()).toThrow(EvidenceProblem)
  })

  it('that reaches beyond the end stays closed', async () => {
    const zip = makeZip([
      { path: 'good.txt', bytes: 'fine' },
      { path: 'far', bytes: 'x', packedSize: 100_000, size: 100_000 },
    ])
    const members = await membersOf(zip)
    expect(members[1]?.refused).toMatch(/beyond the end/)
  })

  it('with a wrong checksum is damaged, whole or streamed', async () => {
    for (const stored of [true, false]) {
      const [member] = await membersOf(makeZip([{ path: 'x', bytes: 'abc', crc: 1, stored }]))
      expect(await problemOf(member?.read() ?? Promise.resolve())).toBe('damaged')
      expect(await problemOf(drain(member?.stream()))).toBe('damaged')
    }
  })

  it('with broken packing is damaged', async () => {
    const zip = makeZip([{ path: 'x', packed: Buffer.from('this was never deflated'), size: 50, crc: 0 }])
    const [member] = await membersOf(zip)
    expect(await problemOf(member?.read() ?? Promise.resolve())).toBe('damaged')
    expect(await problemOf(drain(member?.stream()))).toBe('damaged')
  })

  it('that unpacks to less or more than it says is caught', async () => {
    for (const size of [2, 4]) {
      const [member] = await membersOf(makeZip([{ path: 'x', bytes: 'abc', size }]))
      expect(await problemOf(member?.read() ?? Promise.resolve())).toMatch(/unsafe|damaged/)
      expect(await problemOf(drain(member?.stream()))).toMatch(/unsafe|damaged/)
    }
  })
})

describe('a bomb', () => {
  const zeros = tenGigabytesOfZeros()

  it('of ten honest gigabytes of zeros stays closed', async () => {
    const alone = makeZip([{ path: 'zeros', packed: zeros, size: 10 * 1024 * megabyte, crc: 0 }])
    expect(await problemOf(membersOf(alone))).toBe('unsafe')
  })

  it('that lies about its size ends where the lie does, without filling the memory', async () => {
    const lying = makeZip([{ path: 'zeros', packed: zeros, size: 5000, crc: 0 }])
    const [member] = await membersOf(lying)
    const before = process.memoryUsage().arrayBuffers
    expect(await problemOf(member?.read() ?? Promise.resolve())).toBe('unsafe')
    expect(await problemOf(drain(member?.stream()))).toBe('unsafe')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * megabyte)
  })

  it('whose members share one piece of data is turned away', async () => {
    const shared: MadeMember[] = [{ path: 'a', bytes: 'x'.repeat(10_000) }]
    for (const path of ['b', 'c', 'd']) shared.push({ path, bytes: 'x'.repeat(10_000), sameDataAs: 0 })
    expect(await problemOf(membersOf(makeZip(shared)))).toBe('unsafe')
  })

  it('of many members is measured as a whole', async () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ path: `${index}`, bytes: Buffer.alloc(1000) }))
    expect(await problemOf(membersOf(makeZip(many), { expandedBytes: 49_999 }))).toBe('too-large')
    expect(await problemOf(membersOf(makeZip(many), { expandedBytes: 50_000 }))).toBe('none')
  })
})

describe('an archive as a whole', () => {
  it('with a password on everything says so', async () => {
    expect(await problemOf(membersOf(makeZip([{ path: 'x', bytes: 'x', flags: 1 }])))).toBe('protected')
    expect(await problemOf(membersOf(makeZip([{ path: 'x', bytes: 'x', flags: 0x41 }])))).toBe('protected')
  })

  it('cut off at any tenth of its length is truncated', async () => {
    const zip = makeZip(
      Array.from({ length: 40 }, (_, index) => ({
        path: `day-${index}.json`,
        bytes: `[${'1,'.repeat(500)}1]`,
      })),
    )
    for (let tenth = 1; tenth < 10; tenth++) {
      const cut = zip.subarray(0, Math.floor((zip.length * tenth) / 10))
      expect(await problemOf(membersOf(cut))).toBe('truncated')
    }
    expect(await problemOf(membersOf(zip.subarray(0, -1)))).toBe('truncated')
  })

  it('with any byte changed gives the right bytes or an EvidenceProblem, nothing else', async () => {
    const texts = ['first', 'second '.repeat(100), 'third']
    const zip = makeZip(texts.map((bytes, index) => ({ path: `${index}.txt`, bytes })))
    let problems = 0
    for (let at = 4; at < zip.length; at++) {
      const changed = Buffer.from(zip)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      problems += await harm(changed, texts)
    }
    expect(problems).toBeGreaterThan(zip.length / 3)
  })
})

/** How many problems a changed archive makes; fails when it hands out wrong bytes as if they were right. */
async function harm(zip: Buffer, texts: string[]): Promise<number> {
  let problems = 0
  try {
    for (const member of await membersOf(zip)) {
      try {
        expect(texts).toContain((await member.read()).toString())
      } catch (error) {
        if (!(error instanceof EvidenceProblem)) throw error
        problems += 1
      }
    }
  } catch (error) {
    if (!(error instanceof EvidenceProblem)) throw error
    problems += 1
  }
  return problems
}

describe('files on disk', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evidence-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('are read like bytes in memory, forward, backward and several at a time', async () => {
    const texts = Array.from({ length: 300 }, (_, index) => `${index}:`.repeat(20_000))
    const path = join(folder, 'many.zip')
    await writeFile(path, makeZip(texts.map((bytes, index) => ({ path: `${index}`, bytes, stored: true }))))
    const evidence = await openEvidenceFile(path, 'many.zip')
    const members = (await evidence.members()) ?? []
    for (const member of members) expect((await member.read()).toString()).toBe(texts[Number(member.path)])
    for (const member of [...members].reverse()) expect((await member.read()).length).toBe(member.size)
    const together = await Promise.all(members.slice(0, 50).map((member) => member.read()))
    expect(together.map(String)).toEqual(texts.slice(0, 50))
    expect(await drain(evidence.stream())).toBe(evidence.size)
    await evidence.close()
  })

  it('that don’t exist fail as the file system says', async () => {
    await expect(openEvidenceFile(join(folder, 'none'), 'none')).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('a gzip file', () => {
  const text = Buffer.from('a line of a log\n'.repeat(100_000))

  it('is seen as what is inside', async () => {
    const evidence = await evidenceFromBytes('app.log.gz', gzipSync(text))
    expect(evidence.name).toBe('app.log')
    expect(evidence.size).toBe(text.length)
    expect(evidence.head).toEqual(text.subarray(0, 65_536))
    expect(await drain(evidence.stream())).toBe(text.length)
    expect(await evidence.members()).toBeNull()
  })

  it('that ends early gives what there is, then says so', async () => {
    const evidence = await evidenceFromBytes('app.log.gz', gzipSync(text).subarray(0, 3000))
    expect(evidence.head.length).toBeGreaterThan(0)
    expect(await problemOf(drain(evidence.stream()))).toBe('truncated')
  })

  it('that is a bomb ends at the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * megabyte))
    const evidence = await evidenceFromBytes('x.gz', bomb, { ...defaultLimits, expandedBytes: 10 * megabyte })
    expect(await problemOf(drain(evidence.stream()))).toBe('unsafe')
  })

  it('in name only is read as it is', async () => {
    const bytes = Buffer.concat([Buffer.from([0x1f, 0x8b, 8]), Buffer.from('no gzip at all, just words')])
    const evidence = await evidenceFromBytes('x.gz', bytes)
    expect(evidence.name).toBe('x.gz')
    expect(await drain(evidence.stream())).toBe(bytes.length)
  })
})
