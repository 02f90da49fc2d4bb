import type { Command } from 'commander'
import { ApiProblem } from '#platform/http/client.ts'
import { addExamples } from '../examples.ts'
import { openApi } from '../server/connection.ts'
import { type Login, readLogin, removeLogin } from '../server/login-file.ts'
import { say } from '../terminal/speak.ts'

export function define(command: Command) {
  command.action(logout)
  addExamples(command, ['afterword logout'])
}

async function logout() {
  const login = readLogin()
  removeLogin()
  if (!login) return say('Nobody is signed in on this machine.')
  const revoked = await revoke(login)
  say(`Signed out of ${login.url} on this machine.`)
  if (!revoked) say('The token could not be revoked there; do that in your settings, under tokens.')
}

/** Only a token that signing in made is revoked; one that was given may be in use elsewhere. */
async function revoke({ url, token, tokenId }: Login): Promise<boolean> {
  if (!tokenId) return true
  try {
    await openApi(url, token)('DELETE /tokens/:id', { params: { id: tokenId } })
    return true
  } catch (error) {
    // A token that is gone already needs no revoking.
    return error instanceof ApiProblem && [401, 404].includes(error.status)
  }
}
