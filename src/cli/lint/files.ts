import { closeSync, type Dirent, openSync, readdirSync, readSync, statSync } from 'node:fs'
import path from 'node:path'
import { type LeftOut, unreadable } from './read.ts'

/** A file to look at. `shown` is its path as a person would write it here, with forward slashes. */
export interface Found {
  shown: string
  file: string
  /** By name on the command line, not by walking a folder. */
  named: boolean
}

export type Trouble = { shown: string; leftOut: LeftOut }

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

/** The documents among files and folders, folders by name, each once. */
export function* findDocuments(given: readonly string[]): Generator<Found | Trouble> {
  const seen = new Set<string>()
  for (const one of given) {
    for (const found of documentsAt(one)) {
      const file = 'file' in found ? found.file : path.resolve(found.shown)
      if (seen.has(file)) continue
      seen.add(file)
      yield found
    }
  }
}

function* documentsAt(given: string): Generator<Found | Trouble> {
  const file = path.resolve(given)
  try {
    if (!statSync(file).isDirectory()) {
      yield { shown: shownAs(given), file, named: true }
      return
    }
  } catch (error) {
    yield { shown: given, leftOut: unreadable(error) }
    return
  }
  yield* within(given, file)
}

function* walk(shown: string, folder: string): Generator<Found | Trouble> {
  for (const entry of entriesOf(folder)) {
    const file = path.join(folder, entry.name)
    const inside = path.join(shown, entry.name)
    if (entry.isDirectory()) yield* within(inside, file)
    // A link inside leads to what is walked anyway, or out of the folder.
    else if (entry.isFile() && isDocument(file, entry.name))
      yield { shown: shownAs(inside), file, named: false }
  }
}

/** A folder that can't be opened keeps no other from being walked. */
function* within(shown: string, folder: string): Generator<Found | Trouble> {
  try {
    yield* walk(shown, folder)
  } catch (error) {
    yield { shown: shownAs(shown), leftOut: unreadable(error) }
  }
}

function entriesOf(folder: string): Dirent[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  const seen = entries.filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
  return seen.sort((a, b) => (a.name < b.name ? -1 : 1))
}

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

function shownAs(given: string): string {
  return path.sep === '/' ? given : given.replaceAll(path.sep, '/')
}

export function isTrouble(found: Found | Trouble): found is Trouble {
  return 'leftOut' in found
}
