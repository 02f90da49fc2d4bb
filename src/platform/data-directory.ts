import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type DirectoryLock, lockDirectory } from './directory-lock.ts'
import { explainFileError } from './start-error.ts'

/** Where everything that is kept lives. All paths are absolute, with links resolved. */
export type DataDirectory = {
  path: string
  /** The embedded PostgreSQL server. */
  postgres: string
  /** Raw evidence by content. */
  evidence: string
  /** What was sent to be imported, by content; kept for a while. */
  imports: string
  /** Files in the making; emptied when the directory is opened by one process alone. */
  tmp: string
  /** Notes where this process answers, for the message that a second start gets. */
  setAddress(address: string): void
  release(): void
}

type Opening = {
  /** Whether no other process may use the directory; false when the database is a server that nodes share. */
  alone: boolean
  /** Called when another machine seems to have used the directory moments ago, before waiting for its silence. */
  waiting?: (host: string) => void
}

const openToAll: DirectoryLock = { setAddress() {}, release() {} }

/**
 * Opens the data directory, making it when it is missing. Throws StartError when it can't be used or another
 * process has it.
 */
export async function openDataDirectory(
  given: string,
  opening: Opening = { alone: true },
): Promise<DataDirectory> {
  const path = make(given)
  try {
    const lock = opening.alone ? await lockDirectory(path, opening.waiting ?? (() => {})) : openToAll
    const places = {
      postgres: join(path, 'postgres'),
      evidence: join(path, 'evidence'),
      imports: join(path, 'imports'),
      tmp: join(path, 'tmp'),
    }
    for (const place of [places.evidence, places.imports, places.tmp])
      mkdirSync(place, { recursive: true, mode: 0o700 })
    if (opening.alone) empty(places.tmp)
    return { path, ...places, setAddress: lock.setAddress, release: lock.release }
  } catch (error) {
    throw explainFileError(error, path)
  }
}

/**
 * The key that signs sessions: made once, kept at mode 600 in the data directory. Processes that start at the
 * same moment agree on one.
 */
export function keptSecret(directory: DataDirectory): string {
  const path = join(directory.path, 'secret')
  try {
    const kept = read(path)
    if (kept) return kept
    const draft = `${path}.${process.pid}`
    writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true })
    if (kept === '') rmSync(path)
    link(draft, path)
    rmSync(draft)
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    throw explainFileError(error, path)
  }
}

function make(given: string): string {
  try {
    if (mkdirSync(given, { recursive: true, mode: 0o700 }) && process.getuid?.() === 0) {
      // PostgreSQL runs as another user then and must pass through; everything inside is closed by itself.
      chmodSync(given, 0o711)
    }
    return realpathSync(given)
  } catch (error) {
    throw explainFileError(error, given)
  }
}

function empty(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true })
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function link(draft: string, path: string): void {
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
