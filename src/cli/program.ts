import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { commands, isNoun, type Verb } from './commands.ts'
import { requiredTerms } from './given/required.ts'
import { invokedAs, typedAs } from './invoked-as.ts'
import { paint } from './terminal/speak.ts'

/**
 * The program with all its words. Only the command that `words` names is loaded whole, so that a start stays quick;
 * the others are there by name, for help and for suggestions.
 */
export async function buildProgram(words: readonly string[]): Promise<Command> {
  const program = new Command('afterword')
  configure(program)
  const [first = '', second = ''] = wordsOf(words)
  for (const [name, entry] of Object.entries(commands)) {
    const command = program.command(name)
    if (isNoun(entry)) {
      describe(command, entry.summary)
      command.helpCommand(false)
      for (const [verbName, verb] of Object.entries(entry.verbs)) {
        await addVerb(command.command(verbName), verb, name === first && verbName === second)
      }
    } else {
      await addVerb(command, entry, name === first)
    }
  }
  return program
}

/** A noun alone asks what can be done with it. */
export function asQuestion(words: readonly string[]): string[] {
  const entry = commands[words[0] ?? '']
  const alone = words.length === 0 || (words.length === 1 && entry !== undefined && isNoun(entry))
  return alone ? [...words, '--help'] : [...words]
}

/** The leading words, without options and without `help`, which may stand before them. */
function wordsOf(words: readonly string[]): string[] {
  const plain = words.filter((word) => !word.startsWith('-'))
  return plain[0] === 'help' ? plain.slice(1) : plain
}

async function addVerb(command: Command, verb: Verb, whole: boolean) {
  describe(command, verb.summary)
  if (!whole) return
  const { define } = await verb.load()
  define(command)
}

function describe(command: Command, summary: string) {
  command
    .summary(summary)
    .description(summary)
    .showHelpAfterError(`Help: ${typedAs(command)} --help`)
}

function configure(program: Command) {
  program
    .description('Afterword: from the raw evidence of an incident to a review that people learn from.')
    .usage('<what> [<to do>] [options]')
    .version(version(), '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    // A command's own --version (of a report) is not the program's.
    .enablePositionalOptions()
    .exitOverride()
    .showSuggestionAfterError(true)
    .showHelpAfterError(`Help: ${invokedAs()} --help`)
    .configureHelp({
      showGlobalOptions: false,
      subcommandTerm: (command) => command.name(),
      styleTitle: (text) => paint('bold', text),
      commandUsage: usageOf,
    })
    .configureOutput({
      outputError: (text, write) => write(restyled(text)),
      getOutHasColors: () => true,
    })
    .addHelpText('after', () => closingWords())
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
}

function usageOf(command: Command): string {
  const rest =
    command.parent && command.commands.length === 0
      ? [...argumentsOf(command), '[options]']
      : [command.usage()]
  return [typedAs(command), ...rest].join(' ')
}

function argumentsOf(command: Command): string[] {
  const given = command.registeredArguments.map((argument) => {
    const name = `${argument.name()}${argument.variadic ? '…' : ''}`
    return argument.required ? `<${name}>` : `[${name}]`
  })
  return [...given, ...requiredTerms(command)]
}

/** Commander's messages in this program's manner: without a label, as sentences. */
function restyled(text: string): string {
  const [message = '', ...more] = text
    .replace(/^error: /, '')
    .trim()
    .split('\n')
  const sentence = message.charAt(0).toUpperCase() + message.slice(1)
  return [`${sentence}${/[.?!]$/.test(sentence) ? '' : '.'}`, ...more, ''].join('\n')
}

function closingWords(): string {
  const name = invokedAs()
  return `
${paint('bold', 'Where the server is:')}
  AFTERWORD_URL and AFTERWORD_TOKEN, else what “${name} login” keeps, else http://127.0.0.1:4114

${paint('bold', 'Exit codes:')}
  0 done · 1 refused · 2 not understood · 3 no server there · 4 not signed in or not allowed

${paint('bold', 'Examples:')}
  ${name} incident create --title "Checkout is slow" --severity SEV2
  ${name} evidence add INC-1 ./export.zip
  ${name} incident create --help`
}
