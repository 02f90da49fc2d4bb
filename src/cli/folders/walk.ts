import { type Dirent, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { type LeftOut, unreadable } from './left-out.ts'

/** Something met on the way. `shown` is its path as a person would write it here, with forward slashes. */
export interface Met {
  shown: string
  file: string
  /** By name on the command line, not by walking a folder. */
  named: boolean
  /** Links inside a folder are told and not followed; `odd` is a pipe, a socket, a device. */
  kind: 'file' | 'link' | 'odd'
}

export type Trouble = { shown: string; leftOut: LeftOut }

/** The files among files and folders, folders by name, each once. `passedOver` tells names that are not met at all. */
export function* walkFiles(
  given: readonly string[],
  passedOver: (name: string) => boolean,
): Generator<Met | Trouble> {
  const seen = new Set<string>()
  for (const one of given) {
    for (const met of metAt(one, passedOver)) {
      const file = isTrouble(met) ? path.resolve(met.shown) : met.file
      if (seen.has(file)) continue
      seen.add(file)
      yield met
    }
  }
}

function* metAt(given: string, passedOver: (name: string) => boolean): Generator<Met | Trouble> {
  const file = path.resolve(given)
  try {
    const stats = statSync(file)
    if (!stats.isDirectory()) {
      yield { shown: shownAs(given), file, named: true, kind: stats.isFile() ? 'file' : 'odd' }
      return
    }
  } catch (error) {
    yield { shown: given, leftOut: unreadable(error) }
    return
  }
  yield* within(given, file, passedOver)
}

/** A folder that can't be opened keeps no other from being walked. */
function* within(
  shown: string,
  folder: string,
  passedOver: (name: string) => boolean,
): Generator<Met | Trouble> {
  try {
    for (const entry of entriesOf(folder, passedOver)) {
      const file = path.join(folder, entry.name)
      const inside = path.join(shown, entry.name)
      if (entry.isDirectory()) yield* within(inside, file, passedOver)
      else yield { shown: shownAs(inside), file, named: false, kind: kindOf(entry) }
    }
  } catch (error) {
    yield { shown: shownAs(shown), leftOut: unreadable(error) }
  }
}

function entriesOf(folder: string, passedOver: (name: string) => boolean): Dirent[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.filter(({ name }) => !passedOver(name)).sort((a, b) => (a.name < b.name ? -1 : 1))
}

function kindOf(entry: Dirent): Met['kind'] {
  if (entry.isSymbolicLink()) return 'link'
  return entry.isFile() ? 'file' : 'odd'
}

function shownAs(given: string): string {
  return path.sep === '/' ? given : given.replaceAll(path.sep, '/')
}

export function isTrouble<Other extends object>(met: Other | Trouble): met is Trouble {
  return 'leftOut' in met
}
