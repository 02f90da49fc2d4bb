import { hostname } from 'node:os'
import type { Command } from 'commander'
import type { Me } from '#people/contract.ts'
import { addExamples } from '../examples.ts'
import { misused } from '../failure.ts'
import { findAddress, plainUrl } from '../server/address.ts'
import { openApi } from '../server/connection.ts'
import { writeLogin } from '../server/login-file.ts'
import { patientFetch } from '../server/patient-fetch.ts'
import { ask, canAsk, secretFromInput } from '../terminal/prompt.ts'
import { say } from '../terminal/speak.ts'

interface LoginOptions {
  url?: string
  tokenStdin?: boolean
  email?: string
  passwordStdin?: boolean
}

export function define(command: Command) {
  command
    .option(
      '--url <url>',
      'address of the server (default: AFTERWORD_URL, else the last one, else this machine)',
    )
    .option('--token-stdin', 'read an API token from standard input')
    .option('--email <email>', 'e-mail of your account')
    .option('--password-stdin', 'read the password from standard input; without it you are asked')
    .action(login)
  addExamples(command, [
    'afterword login',
    'afterword login --url https://afterword.example.org --email ana@example.org',
    'printf %s "$TOKEN" | afterword login --token-stdin',
  ])
}

async function login(options: LoginOptions) {
  const url = options.url ? plainUrl(options.url, '--url') : findAddress().url
  if (options.tokenStdin) await withToken(url, await secretFromInput('Token'))
  else await withPassword(url, options)
  const { AFTERWORD_URL, AFTERWORD_TOKEN } = process.env
  if (AFTERWORD_TOKEN) say('AFTERWORD_TOKEN is set and wins over this sign-in.')
  else if (AFTERWORD_URL && plainUrl(AFTERWORD_URL, 'AFTERWORD_URL') !== url) {
    say('AFTERWORD_URL is set to another server and wins over this sign-in.')
  }
}

async function withToken(url: string, token: string) {
  const me = await openApi(url, token)('GET /me', {})
  writeLogin({ url, token, tokenId: null, email: me.person.email })
  greet(me, url)
}

/** Signs in for a moment and makes a token for this machine, so that no password is kept. */
async function withPassword(url: string, options: LoginOptions) {
  if (!options.email && !canAsk())
    throw misused('Say who you are: --email … --password-stdin, or --token-stdin.')
  const email = options.email ?? (await ask('E-mail'))
  if (!options.passwordStdin && !canAsk()) {
    throw misused('Send the password on standard input: … --password-stdin')
  }
  const password = await secretFromInput('Password')
  const cookies: string[] = []
  const me = await openApi(url, null, async (target, init) => {
    const response = await patientFetch(target, init)
    cookies.push(...response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? ''))
    return response
  })('POST /session', { body: { email, password } })
  const session = openApi(url, null, (target, init) =>
    patientFetch(target, { ...init, headers: { ...init?.headers, cookie: cookies.join('; ') } }),
  )
  const { token, apiToken } = await session('POST /tokens', {
    body: { name: `Command line on ${hostname()}`.slice(0, 80), scopes: scopesOf(me) },
  })
  await session('DELETE /session', {}).catch(() => {})
  writeLogin({ url, token, tokenId: apiToken.id, email: me.person.email })
  greet(me, url)
}

function scopesOf({ person }: Me): Me['scopes'] {
  return person.role === 'administrator' ? ['read', 'write', 'admin'] : ['read', 'write']
}

function greet({ person, organisation }: Me, url: string) {
  say(`Signed in to ${organisation.name} at ${url} as ${person.name} (${person.email}).`)
}
