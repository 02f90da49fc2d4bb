import { type Command, Option } from 'commander'
import type { Role } from '#people/contract.ts'
import { addExamples } from '../examples.ts'
import { type Format, formatOption } from '../given/options.ts'
import { connect } from '../server/connection.ts'
import { print, printJson, say } from '../terminal/speak.ts'

const roles = ['member', 'administrator'] as const satisfies Role[]

interface InviteOptions extends Format {
  role: Role
}

export function define(command: Command) {
  command
    .argument('<email>', 'whom to invite')
    .addOption(new Option('--role <role>', 'what they will be').choices(roles).default('member'))
    .addOption(formatOption())
    .action(invite)
  addExamples(command, [
    'afterword person invite bo@example.org',
    'afterword person invite chris@example.org --role administrator',
  ])
}

async function invite(email: string, { role, format }: InviteOptions) {
  const { api } = connect()
  const answer = await api('POST /invitations', { body: { email, role } })
  if (format === 'json') return printJson(answer)
  print(answer.url)
  say(
    answer.mailed
      ? `The link was mailed to ${answer.invitation.email}. It works once, for 14 days.`
      : `Send this link to ${answer.invitation.email}. It is shown this once, works once, and for 14 days.`,
  )
}
