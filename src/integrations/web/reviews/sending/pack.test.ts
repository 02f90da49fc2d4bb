import { expect, test } from 'vitest'
import { evidenceFromBytes } from '#platform/files/open-evidence.ts'
import { pack } from './pack.ts'

const file = (path: string, content: string | Uint8Array<ArrayBuffer>) => ({
  path,
  file: new File([content], path),
})
const never = new AbortController().signal

test('what can be a review is packed as it is; the rest is told with its reason', async () => {
  const steps: number[] = []
  const packed = await pack(
    [
      file('2024/löschen.md', '# Outage\n'),
      file('logo.png', 'x'),
      file('data.txt', new Uint8Array([1, 0, 2])),
      file('b.md', ''),
    ],
    { onProgress: (done) => steps.push(done), signal: never },
  )
  const archive = await evidenceFromBytes('out.zip', Buffer.from(await packed.zip.arrayBuffer()))
  const members = (await archive.members()) ?? []
  expect(members.map(({ path }) => path)).toEqual(['2024/löschen.md', 'b.md'])
  expect((await members[0]?.read())?.toString()).toBe('# Outage\n')
  expect(packed.documents).toBe(2)
  expect(packed.leftOut.map(({ path }) => path)).toEqual(['logo.png', 'data.txt'])
  expect(steps).toEqual([1, 2, 3, 4])
})

test('a file that went away meanwhile is left out', async () => {
  const gone = { name: 'gone.md', size: 3, slice: () => ({ arrayBuffer: () => Promise.reject(new Error()) }) }
  const packed = await pack([{ path: 'gone.md', file: gone as unknown as File }, file('a.md', 'a')], {
    onProgress: () => undefined,
    signal: never,
  })
  expect(packed.documents).toBe(1)
  expect(packed.leftOut[0]?.reason).toContain('could not read it')
})

test('stopping ends it', async () => {
  const stop = new AbortController()
  const packing = pack([file('a.md', 'a'), file('b.md', 'b')], {
    onProgress: () => stop.abort(),
    signal: stop.signal,
  })
  await expect(packing).rejects.toThrow()
})
