import { expect, test } from 'vitest'
import { collectionNamed, isNoText, machineryOf, notText, refusalOf } from './packing.ts'

const bytes = (count: number) => `${count} B`
const refused = (path: string, size = 100) => refusalOf(path, size, bytes)

test('documents and archives are sent, whatever has no ending that says otherwise too', () => {
  for (const path of ['a.md', 'a.html.md.erb', 'x/a.docx', 'a.json', 'README', 'export.zip', 'a.txt'])
    expect(refused(path), path).toBeNull()
})

test('programs and pictures are not sent; of office files it is said which form can be read', () => {
  expect(refused('logo.png')).toBe(notText)
  expect(refused('src/main.ts')).toBe(notText)
  expect(refused('2024.PDF')).toMatch(/^PDF can’t be read here; a Word/)
  expect(refused('old.doc')).toMatch(/^DOC can’t be read here/)
})

test('more than any review has is not sent, with the limit of its form', () => {
  expect(refused('a.md', 20 * 2 ** 20)).toBeNull()
  expect(refused('a.md', 20 * 2 ** 20 + 1)).toContain('20971521 B')
  expect(refused('a.docx', 50 * 2 ** 20)).toBeNull()
  expect(refused('inner.zip', 64 * 2 ** 20 + 1)).toContain('67108864 B')
})

test.each([
  ['text', 'a.md', 'Outage', false],
  ['a NUL', 'a.md', 'Out\0age', true],
  ['UTF-16 with its mark', 'a.txt', '\xff\xfeO\0u\0', false],
  ['a document in a zip without its ending', 'a', 'PK\x03\x04\0\0', false],
  ['a Word file', 'a.docx', 'anything\0', false],
  ['nothing', 'a.md', '', false],
])('%s', (_, path, head, expected) => {
  expect(isNoText(path, Buffer.from(head, 'latin1'))).toBe(expected)
})

test('the outermost folder of tools is told once, whatever it holds', () => {
  expect(machineryOf('site/node_modules/x/.git/config')).toBe('site/node_modules/')
  expect(machineryOf('.git/HEAD')).toBe('.git/')
  expect(machineryOf('a/.DS_Store')).toBe('a/.DS_Store')
  expect(machineryOf('a/git/b.md')).toBeNull()
})

test('a collection is called as its folder or zip', () => {
  expect(collectionNamed('export-2026.zip')).toBe('export-2026')
  expect(collectionNamed('/home/ana/postmortems/')).toBe('postmortems')
  expect(collectionNamed('C:\\reviews')).toBe('reviews')
  expect(collectionNamed('/')).toBe('reviews')
  expect(collectionNamed(`${'x'.repeat(300)}.zip`)).toHaveLength(120)
})
