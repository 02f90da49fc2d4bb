import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'

/**
 * Where this user's servers that wait for their first account leave the token for it, so that `afterword setup` finds it
 * without typing. One file a port, readable by this user alone.
 */
function noteOf(port: number): string {
  const home = process.env.XDG_CONFIG_HOME || (process.env.HOME ? path.join(homedir(), '.config') : tmpdir())
  return path.join(home, 'afterword', 'servers', `${port}.json`)
}

/** Leaves the token for the first account. A folder that can't be written costs only the convenience. */
export function leaveSetupToken(port: number, token: string): void {
  try {
    mkdirSync(path.dirname(noteOf(port)), { recursive: true, mode: 0o700 })
    writeFileSync(noteOf(port), JSON.stringify({ setupToken: token }), { mode: 0o600 })
  } catch {
    // The link is printed all the same.
  }
}

/** The token that a server of this user left for its first account, or null. */
export function findSetupToken(port: number): string | null {
  try {
    const note = JSON.parse(readFileSync(noteOf(port), 'utf8')) as { setupToken?: string }
    return note.setupToken ?? null
  } catch {
    return null
  }
}

export function removeSetupToken(port: number): void {
  rmSync(noteOf(port), { force: true })
}
