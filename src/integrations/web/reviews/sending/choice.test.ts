import { expect, test } from 'vitest'
import { machineryReason } from '#integrations/reviews/packing.ts'
import { choiceOf, choiceOfEntries } from './choice.ts'

const found = (...paths: string[]) => paths.map((path) => ({ path, file: new File(['words'], path) }))
const pathsOf = ({ found: all }: ReturnType<typeof choiceOf>) => all.map(({ path }) => path)

test('a folder gives its name to the whole, and stands before no path', () => {
  const choice = choiceOf(found('postmortems/2024/a.md', 'postmortems/b.md'))
  expect(choice.name).toBe('postmortems')
  expect(pathsOf(choice)).toEqual(['2024/a.md', 'b.md'])
})

test('several folders keep their names', () => {
  const choice = choiceOf(found('east/a.md', 'west/a.md'))
  expect(choice.name).toBe('reviews')
  expect(pathsOf(choice)).toEqual(['east/a.md', 'west/a.md'])
})

test('one zip is sent as it is; beside others it is packed with them', () => {
  const zip = choiceOf(found('export.zip'))
  expect([zip.name, zip.zip?.name, zip.found]).toEqual(['export', 'export.zip', []])
  const both = choiceOf(found('export.zip', 'a.md'))
  expect([both.zip, pathsOf(both)]).toEqual([null, ['export.zip', 'a.md']])
})

test('one file is called as it is without its ending', () => {
  expect(choiceOf(found('2024-03-01 login.md')).name).toBe('2024-03-01 login')
})

test('folders of tools are told once each, inside of what was chosen', () => {
  const choice = choiceOf(found('r/.git/HEAD', 'r/.git/index', 'r/a.md', 'r/web/node_modules/x/y.md'))
  expect(pathsOf(choice)).toEqual(['a.md'])
  expect(choice.leftOut).toEqual([
    { path: '.git/', reason: machineryReason },
    { path: 'web/node_modules/', reason: machineryReason },
  ])
})

/** What a browser hands over for a dropped file or folder, as far as it is used. */
function entry(path: string, content: File | FileSystemEntry[] | 'denied'): FileSystemEntry {
  const isDirectory = Array.isArray(content)
  let handed = false
  return {
    fullPath: `/${path}`,
    name: path.split('/').at(-1),
    isDirectory,
    isFile: !isDirectory,
    file: (ok: (file: File) => void, fail: (error: Error) => void) =>
      content instanceof File ? ok(content) : fail(new Error('denied')),
    createReader: () => ({
      readEntries: (ok: (entries: FileSystemEntry[]) => void) => {
        ok(handed || !isDirectory ? [] : content)
        handed = true
      },
    }),
  } as unknown as FileSystemEntry
}

test('dropped folders are walked; what can’t be opened is told and keeps nothing else from coming', async () => {
  const counts: number[] = []
  const choice = await choiceOfEntries(
    [
      entry('r', [
        entry('r/b.md', new File(['b'], 'b.md')),
        entry('r/a', [entry('r/a/one.md', new File(['1'], 'one.md'))]),
        entry('r/secret.md', 'denied'),
        entry('r/.git', [entry('r/.git/HEAD', new File(['x'], 'HEAD'))]),
      ]),
    ],
    (count) => counts.push(count),
  )
  expect(choice.name).toBe('r')
  expect(pathsOf(choice)).toEqual(['a/one.md', 'b.md'])
  expect(choice.leftOut.map(({ path }) => path).sort()).toEqual(['.git/', 'secret.md'])
  expect(counts.at(-1)).toBe(2)
})
