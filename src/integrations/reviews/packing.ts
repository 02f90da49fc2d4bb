import { formatByName, mostBytesOf } from './formats/endings.ts'

/** A file that is not sent, and why, in a sentence for people. */
export interface LeftOutFile {
  path: string
  reason: string
}

/** An archive inside what is sent is opened in memory by whoever reads it. */
const mostNested = 64 * 2 ** 20
/** So many bytes of a file tell whether it is text. */
export const headBytes = 8_192

const machineryNames =
  /^(?:\.git|\.hg|\.svn|\.bzr|node_modules|__MACOSX|\.DS_Store|Thumbs\.db|desktop\.ini)$/i

/** What tools keep beside files; no document of anybody. */
export function isMachinery(name: string): boolean {
  return machineryNames.test(name)
}

/** The folder of tools in which a path lies (`site/node_modules/`), or null; it is told once, whatever it holds. */
export function machineryOf(path: string): string | null {
  const parts = path.split('/')
  const at = parts.findIndex(isMachinery)
  if (at < 0) return null
  const shown = parts.slice(0, at + 1).join('/')
  return at < parts.length - 1 ? `${shown}/` : shown
}

export const machineryReason = 'It belongs to tools and holds no reviews.'
export const notText = 'It is no text, and no document that can be read here.'
export const isArchiveName = (path: string) => /\.zip$/i.test(path)

const offices = /\.(?:pdf|doc|odt|pages|pptx?|xlsx?)$/i

/** Why a file can’t be a review by its name and size alone, or null. `sizeText` tells sizes to people. */
export function refusalOf(path: string, size: number, sizeText: (bytes: number) => string): string | null {
  const archive = isArchiveName(path)
  if (!archive && formatByName(path) === 'other') {
    const kind = offices.exec(path)?.[0].slice(1).toUpperCase()
    return kind ? `${kind} can’t be read here; a Word (.docx), HTML or text version of it can.` : notText
  }
  const most = archive ? mostNested : mostBytesOf(path)
  if (size <= most) return null
  return `It has ${sizeText(size)}; the most that is read of one document is ${sizeText(most)}.`
}

/** Whether the first bytes of a file show that it is neither text nor a document in a zip. */
export function isNoText(path: string, head: Uint8Array): boolean {
  if (isArchiveName(path) || /\.docx$/i.test(path)) return false
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4) return false
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  return !wide && head.includes(0)
}

/** What a folder, a zip or files may be known by: `export-2026.zip` → `export-2026`. */
export function collectionNamed(name: string): string {
  const bare =
    name
      .replace(/[/\\]+$/, '')
      .split(/[/\\]/)
      .at(-1) ?? ''
  return (
    bare
      .replace(/\.zip$/i, '')
      .trim()
      .slice(0, 120) || 'reviews'
  )
}
