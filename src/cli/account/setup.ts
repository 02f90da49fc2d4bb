import { type Command, Option } from 'commander'
import { findSetupToken } from '#platform/local-servers.ts'
import { addExamples } from '../examples.ts'
import { misused, refused } from '../failure.ts'
import { type Format, formatOption } from '../given/options.ts'
import { requireOptions } from '../given/required.ts'
import { invokedAs } from '../invoked-as.ts'
import { findAddress, isThisMachine, portOf } from '../server/address.ts'
import { type Api, openApi } from '../server/connection.ts'
import { ask, canAsk, secretFromInput } from '../terminal/prompt.ts'
import { print, printJson, say } from '../terminal/speak.ts'

interface SetupOptions extends Format {
  email: string
  organisation: string
  name?: string
  passwordStdin?: boolean
  example?: boolean
  setupToken?: string
}

export function define(command: Command) {
  command
    .option('--email <email>', 'e-mail of the first account, an administrator')
    .option('--organisation <name>', 'name of the organisation')
    .option('--name <name>', 'name of the person (default: from the e-mail)')
    .option('--password-stdin', 'read the password from standard input; without it you are asked')
    .option('--example', 'load the example organisation, too')
    .addOption(
      new Option('--setup-token <token>', 'from the link that the server prints; found by itself here').env(
        'AFTERWORD_SETUP_TOKEN',
      ),
    )
    .addOption(formatOption())
    .action(setUp)
  requireOptions(command, '--email', '--organisation')
  addExamples(command, [
    'printf %s "correct horse battery" | afterword setup --email ana@example.org --password-stdin --organisation Harbour',
    'export AFTERWORD_TOKEN=$(afterword setup --email ana@example.org --organisation Harbour --example)',
  ])
}

async function setUp(options: SetupOptions) {
  const { url } = findAddress(null)
  const api = openApi(url, null)
  const setupToken = options.setupToken ?? (await findToken(url, api))
  if (!options.passwordStdin && !canAsk()) {
    throw misused('Send the password on standard input: … --password-stdin')
  }
  const password = options.passwordStdin ? await secretFromInput('Password') : await newPassword()
  const { email, name, organisation, example = false } = options
  const { me, token } = await api('POST /setup', {
    body: { setupToken, email, password, organisation, example, issueToken: true, ...(name && { name }) },
  })
  if (options.format === 'json') printJson({ url, token, organisation: me.organisation.name })
  else print(token ?? '')
  say(`${me.organisation.name} is set up at ${url}; ${me.person.email} is its administrator.`)
  if (example && !me.organisation.example) {
    say(`The example could not be loaded; the server’s log says why. Try again: ${invokedAs()} example load`)
  }
  say(
    `This is an API token of theirs. Set it as AFTERWORD_TOKEN, or keep it: ${invokedAs()} login --token-stdin`,
  )
}

/** Asked twice, because nobody sees what is typed. */
async function newPassword(): Promise<string> {
  const password = await ask('Password', { hidden: true })
  if ((await ask('Password again', { hidden: true })) === password) return password
  throw misused('The two passwords differ. Nothing was set up; please run it again.')
}

async function findToken(url: string, api: Api): Promise<string> {
  const { needed } = await api('GET /setup', {})
  if (!needed) throw refused(`Afterword at ${url} is set up already. Sign in with “${invokedAs()} login”.`)
  const found = isThisMachine(url) ? findSetupToken(portOf(url)) : null
  if (found) return found
  throw misused(
    'The token for the first account isn’t known here. It is in the link that the server printed at its start, after “token=”:\n' +
      `give it as --setup-token, or as AFTERWORD_SETUP_TOKEN.`,
  )
}
