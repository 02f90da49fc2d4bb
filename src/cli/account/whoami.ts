import type { Command } from 'commander'
import { addExamples } from '../examples.ts'
import { type Format, formatOption } from '../given/options.ts'
import { findAddress } from '../server/address.ts'
import { connect } from '../server/connection.ts'
import { loginFile } from '../server/login-file.ts'
import { printFacts } from '../terminal/facts.ts'
import { printJson } from '../terminal/speak.ts'

export function define(command: Command) {
  command.addOption(formatOption()).action(whoAmI)
  addExamples(command, ['afterword whoami', 'afterword whoami --format json'])
}

async function whoAmI({ format }: Format) {
  const { url, api } = connect()
  const me = await api('GET /me', {})
  if (format === 'json') return printJson({ ...me, url })
  const { person, organisation, scopes } = me
  printFacts([
    ['Name', person.name],
    ['E-mail', person.email],
    ['Role', person.role],
    ['Organisation', organisation.name],
    ['Server', url],
    [
      'Token',
      `may ${scopes.join(', ')}; from ${findAddress().from === 'login' ? loginFile() : 'AFTERWORD_TOKEN'}`,
    ],
  ])
}
