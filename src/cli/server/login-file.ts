import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

/** A sign-in that is kept on this machine, readable by its user alone. */
export interface Login {
  url: string
  token: string
  /** Where signing in made the token: its identifier, so that signing out can revoke it. */
  tokenId: string | null
  email: string
}

export function loginFile(): string {
  const home = process.env.XDG_CONFIG_HOME || path.join(homedir(), '.config')
  return path.join(home, 'afterword', 'login.json')
}

/** The kept sign-in, or null when there is none or it can't be read. */
export function readLogin(): Login | null {
  try {
    const { url, token, tokenId = null, email = '' } = JSON.parse(readFileSync(loginFile(), 'utf8'))
    return typeof url === 'string' && typeof token === 'string' ? { url, token, tokenId, email } : null
  } catch {
    return null
  }
}

export function writeLogin(login: Login): void {
  const file = loginFile()
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  // Written beside and renamed, so that neither half a file nor older, wider permissions remain.
  const part = `${file}.${process.pid}.part`
  writeFileSync(part, `${JSON.stringify(login, null, 2)}\n`, { mode: 0o600 })
  renameSync(part, file)
}

export function removeLogin(): void {
  rmSync(loginFile(), { force: true })
}
