import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { commands, isNoun } from './commands.ts'
import { wordsOfLine } from './completion/line.ts'
import { examplesOf } from './examples.ts'
import { buildProgram } from './program.ts'

const paths = Object.entries(commands).flatMap(([name, entry]) =>
  isNoun(entry) ? Object.keys(entry.verbs).map((verb) => `${name} ${verb}`) : [name],
)

async function load(path: readonly string[]): Promise<Command> {
  let command = await buildProgram(path)
  for (const word of path) {
    const next = command.commands.find((one) => one.name() === word)
    if (!next) throw new Error(`no ${word}`)
    command = next
  }
  return command
}

/** The words of each call of ours in a line: after pipes, inside `$(…)` and `<(…)` as well. */
function callsIn(example: string): string[][] {
  return [...example.matchAll(/(?:^|[|(]\s*)afterword (.*?)(?=\s*(?:[|)>]|$))/g)].map(([, rest = '']) =>
    wordsOfLine(rest.replaceAll(/\$\(.*?\)/g, 'x')).filter((word) => word !== ''),
  )
}

/** Fails when a line as a person would type it isn't understood. */
async function expectUnderstood(line: string) {
  const calls = callsIn(line)
  expect(calls.length, line).toBeGreaterThan(0)
  for (const call of calls) {
    const called = await load(wordsBefore(call))
    called.action(() => {})
    const root = rootOf(called).configureOutput({ writeErr: () => {}, outputError: () => {} })
    await expect(root.parseAsync(call, { from: 'user' }), call.join(' ')).resolves.toBeDefined()
  }
}

test.each(paths)('%s has a summary and examples that can be typed', async (path) => {
  const command = await load(path.split(' '))
  expect(command.summary()).toMatch(/^[A-Z].*[^.]$/)
  expect(examplesOf(command).length).toBeGreaterThan(0)
  for (const option of command.options) expect(option.description, option.flags).not.toBe('')
  for (const example of examplesOf(command)) await expectUnderstood(example)
})

const guide = readFileSync(new URL('../../docs/guides/cli.md', import.meta.url), 'utf8')

test('the guide names every command, and every line of it can be typed', async () => {
  const rows = guide.split('\n').filter((line) => line.startsWith('| `'))
  for (const path of paths) {
    const [noun = '', verb = ''] = path.split(' ')
    const named = rows.some((row) => row.includes(`\`${noun}`) && row.includes(verb))
    expect(named, path).toBe(true)
  }
  const blocks = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  )
  const lines = blocks.filter((line) => /\bafterword [a-z]/.test(line))
  expect(lines.length).toBeGreaterThan(20)
  for (const line of lines) await expectUnderstood(line)
})

function wordsBefore([first = '', second = '']: readonly string[]): string[] {
  const entry = commands[first]
  return entry && isNoun(entry) ? [first, second] : [first]
}

function rootOf(command: Command): Command {
  return command.parent ? rootOf(command.parent) : command
}

test('loading one command leaves the others by name', async () => {
  const program = await buildProgram(['incident', 'create'])
  const incident = program.commands.find((one) => one.name() === 'incident')
  const options = (name: string) => incident?.commands.find((one) => one.name() === name)?.options.length ?? 0
  expect(options('create')).toBeGreaterThan(5)
  expect(options('list')).toBe(0)
})

test.each([
  [['incident', 'shw'], 'incident --help'],
  [['incidnt'], 'afterword --help'],
  [['incident', 'show', '--bogus'], 'incident show --help'],
])('what is not understood in “%s” is answered with the nearest help', async (words, help) => {
  let told = ''
  const program = rootOf(await load(words[1] === 'show' ? ['incident', 'show'] : []))
  const listen = (command: Command) => {
    command.exitOverride().configureOutput({
      writeErr: (text) => {
        told += text
      },
    })
    command.commands.forEach(listen)
  }
  listen(program)
  await expect(program.parseAsync(words, { from: 'user' })).rejects.toThrow()
  expect(told).toContain(`${help}\n`)
})
