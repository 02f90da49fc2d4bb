import { type Format, formatByName } from './endings.ts'

/** The format of a document: by the ending of its name, else by how it begins. */
export function formatOf(path: string, bytes: Buffer): Format {
  const known = formatByName(path)
  if (known && known !== 'markup') return known
  const head = bytes.subarray(0, 1_000)
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1')))
    return bytes.includes('word/document.xml') ? 'docx' : 'other'
  const start = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  if (/^(?:<!doctype html|<html[\s>])/i.test(start)) return 'html'
  if (!known && /^[{[]\s*["{[]/.test(start)) return 'json'
  if (!known && start.startsWith('#!')) return 'other'
  return 'markup'
}
