import { describe, expect, it } from 'vitest'
import { makeZip } from '../../../test/harness/make-zip.ts'
import { EvidenceProblem } from './evidence-file.ts'
import { jsonItems } from './json-items.ts'
import { listValues, pieceValues } from './json-values.ts'
import { evidenceFromBytes } from './open-evidence.ts'

async function* cut(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

interface Found {
  values: unknown[]
  before: unknown
  problem: string | null
}

async function read(text: string, key: string | null, size = 3): Promise<Found> {
  const found: Found = { values: [], before: undefined, problem: null }
  try {
    for await (const piece of jsonItems(cut(text, size), key)) {
      expect(piece.first).toBe(found.values.length)
      found.values.push(...pieceValues(piece))
      if (piece.before) found.before = JSON.parse(piece.before.toString())
    }
  } catch (error) {
    if (!(error instanceof EvidenceProblem)) throw error
    found.problem = error.code
  }
  return found
}

describe('the elements of a JSON list', () => {
  const values = [1, 'a]b,"}', [[], [2]], { a: { b: '\\"' }, 'k]': null }, null, true, -1.5e3, 'ü€', {}]

  it('are the same wherever the chunks are cut, tight or spaced', async () => {
    for (const text of [JSON.stringify(values), `\ufeff ${JSON.stringify(values, null, 3)} `]) {
      for (let size = 1; size < 40; size++) {
        expect(await read(text, null, size)).toEqual({ values, before: undefined, problem: null })
      }
    }
  })

  it('are found under a key of the outermost object, with what stands before', async () => {
    const around = { channel: { messages: ['not these'], name: 'x' }, messages: values, after: [1] }
    for (const text of [JSON.stringify(around), JSON.stringify(around, null, 2)]) {
      for (const size of [1, 2, 7, 10_000]) {
        const found = await read(text, 'messages', size)
        expect(found).toEqual({ values, before: { channel: around.channel }, problem: null })
      }
    }
  })

  it('may be none', async () => {
    expect(await read('[]', null)).toEqual({ values: [], before: undefined, problem: null })
    expect(await read(' [ ] ', null)).toEqual({ values: [], before: undefined, problem: null })
    expect((await read('{"messages":[]}', 'messages')).problem).toBeNull()
  })

  it.each([
    ['[{"a":1},{"b":', [{ a: 1 }], 'truncated'],
    ['[{"a":1},"open', [{ a: 1 }], 'truncated'],
    ['[1,2', [1], 'truncated'],
    ['[1}', [1], 'damaged'],
    ['[{"a":1},{oops},3]', [{ a: 1 }, undefined, 3], null],
    ['{"a":1}', [], 'not-this-format'],
    ['"text"', [], 'not-this-format'],
    ['', [], 'not-this-format'],
  ])('of %s are kept as far as they go', async (text, kept, problem) => {
    for (const size of [1, 4, 100]) {
      const found = await read(text, null, size)
      expect([found.values, found.problem]).toEqual([kept, problem])
    }
  })

  it('are not looked for without end', async () => {
    const far = `{"padding":"${'x'.repeat(2 ** 21)}","messages":[]}`
    expect((await read(far, 'messages', 65_536)).problem).toBe('not-this-format')
  })
})

describe('the values of an archive’s member', () => {
  async function member(text: string) {
    const evidence = await evidenceFromBytes('x.zip', makeZip([{ path: 'x.json', bytes: text }]))
    const [found] = (await evidence.members()) ?? []
    if (!found) throw new Error('no member')
    return found
  }

  it('are read at once, or cut out when there are many', async () => {
    expect(await Array.fromAsync(listValues(await member('[1,{"a":2}]')))).toEqual([
      { first: 0, values: [1, { a: 2 }] },
    ])
    const record = `{"text":"${'x'.repeat(1000)}"}`
    const large = await member(`[${`${record},`.repeat(17_000)}${record}]`)
    expect(large.size).toBeGreaterThan(16 * 2 ** 20)
    let count = 0
    for await (const { first, values } of listValues(large)) {
      expect(first).toBe(count)
      count += values.length
    }
    expect(count).toBe(17_001)
  })

  it('that is broken come up to the break', async () => {
    const values: unknown[] = []
    const reading = async () => {
      for await (const piece of listValues(await member('[1,2,{"a":'))) values.push(...piece.values)
    }
    await expect(reading()).rejects.toMatchObject({ code: 'truncated' })
    expect(values).toEqual([1, 2])
    await expect(Array.fromAsync(listValues(await member('{"a":1}')))).rejects.toMatchObject({
      code: 'not-this-format',
    })
  })
})
