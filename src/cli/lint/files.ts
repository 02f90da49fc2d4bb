import { closeSync, openSync, readSync } from 'node:fs'
import path from 'node:path'
import { isTrouble, type Met, type Trouble, walkFiles } from '../folders/walk.ts'

/** A file to look at. */
export type Found = Pick<Met, 'shown' | 'file' | 'named'>

const documents = /\.(?:md|markdown|qmd|mdx|txt|md\.erb)$/i
const markdown = /\.(?:md|markdown|qmd|mdx|md\.erb)$/i
const anEnding = /.\.[a-z\d]{1,10}$/i
/** Files that bear no ending and are no prose about an incident. */
const others =
  /^(?:licen[cs]e|copying|notice|authors|codeowners|maintainers|version|makefile|dockerfile|containerfile|gemfile|rakefile|procfile|jenkinsfile|vagrantfile|brewfile)\b/i

export const standardInput = 'standard input'

/** By its ending; a file without one is Markdown where it has a heading as in Markdown. */
export function formatOf(name: string, text: string): 'markdown' | 'text' {
  if (markdown.test(name) || name === standardInput) return 'markdown'
  return !anEnding.test(name) && /^#{1,6} \S/m.test(text) ? 'markdown' : 'text'
}

/** The documents among files and folders, folders by name, each once. A link inside leads to what is walked anyway, or out. */
export function* findDocuments(given: readonly string[]): Generator<Found | Trouble> {
  for (const met of walkFiles(given, isHidden)) {
    if (isTrouble(met) || met.named) yield met
    else if (met.kind === 'file' && isDocument(met.file, path.basename(met.file))) yield met
  }
}

const isHidden = (name: string) => name.startsWith('.') || name === 'node_modules'

function isDocument(file: string, name: string): boolean {
  if (documents.test(name)) return true
  return !anEnding.test(name) && !others.test(name) && looksLikeText(file)
}

function looksLikeText(file: string): boolean {
  const start = Buffer.alloc(1_000)
  let length = 0
  try {
    const opened = openSync(file, 'r')
    length = readSync(opened, start)
    closeSync(opened)
  } catch {
    return false
  }
  const bytes = start.subarray(0, length)
  return length > 0 && !bytes.includes(0) && !bytes.subarray(0, 2).equals(Buffer.from('#!'))
}
