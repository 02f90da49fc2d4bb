import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { columnsOf } from '../../src/cli/terminal/width.ts'
import { oldFolder } from '../harness/old-reviews.ts'
import { createWorld, type World } from '../harness/world.ts'
import { openCommandLine } from './cli-run.ts'

const program = path.resolve(import.meta.dirname, '../../src/cli/main.ts')
/** `script` of util-linux runs a command on a terminal of its own. */
const hasTerminal = spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux')
const hasBash = spawnSync('bash', ['--version']).status === 0
if (!hasTerminal)
  process.stderr.write('“script” of util-linux is absent: tests of the terminal are skipped.\n')
if (!hasBash) process.stderr.write('bash is absent: its completion is not tested.\n')

interface Terminal {
  env?: Record<string, string>
  columns?: number
  /** What is typed once a text has appeared. */
  typed?: { after: string; text: string }[]
}

/** What a command shows on a terminal, standard output and error as they come. */
function onTerminal(world: World, folder: string, args: string[], terminal: Terminal = {}): Promise<string> {
  const { env = {}, columns = 80, typed = [] } = terminal
  const quoted = [process.execPath, program, ...args].map((word) => `'${word.replaceAll("'", `'\\''`)}'`)
  const child = spawn('script', ['-qefc', `stty cols ${columns}; ${quoted.join(' ')}`, '/dev/null'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      XDG_CONFIG_HOME: path.join(folder, 'config'),
      TERM: 'xterm-256color',
      TZ: 'Asia/Kolkata',
      AFTERWORD_URL: world.url,
      AFTERWORD_TOKEN: world.ana.token,
      ...env,
    },
  })
  let shown = ''
  const waiting = [...typed]
  child.stdout.setEncoding('utf8').on('data', (text) => {
    shown += text
    const next = waiting[0]
    if (!next || !shown.includes(next.after)) return
    waiting.shift()
    child.stdin.write(next.text)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => resolve(shown))
  })
}

async function worldWithIncident() {
  const world = await createWorld()
  const cli = openCommandLine({ AFTERWORD_URL: world.url, AFTERWORD_TOKEN: world.ana.token })
  await cli.works([
    ...[
      'incident',
      'create',
      '--title',
      'Die Kasse ist langsam, 支払いが遅い 🔥, and this title goes on for long',
    ],
    ...['--severity', 'SEV2', '--at', 'impact-started=2026-03-01T14:00Z'],
  ])
  return { world, cli }
}

const sequence = '\u001b['

test.skipIf(!hasTerminal)(
  'a table fits the terminal, is coloured there, and tells times by its clocks',
  async () => {
    const { world, cli } = await worldWithIncident()
    const shown = await onTerminal(world, cli.folder, ['incident', 'list'], { columns: 72 })
    expect(shown).toContain(sequence)
    const lines = stripVTControlCharacters(shown).trimEnd().split(/\r?\n/)
    expect(lines).toHaveLength(2)
    for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(72)
    expect(lines[1]).toContain('2026-03-01 19:30 +05:30')
    expect(lines[1]).toContain('…')

    const plain = await onTerminal(world, cli.folder, ['incident', 'list'], { env: { NO_COLOR: '1' } })
    expect(plain).not.toContain(sequence)
    const piped = await cli.works(['incident', 'list'])
    expect(piped).not.toContain(sequence)
    expect(piped).toContain('goes on for long')
  },
  60_000,
)

test.skipIf(!hasTerminal)(
  'progress shows on a terminal and goes away; a pipe stays quiet',
  async () => {
    const { world, cli } = await worldWithIncident()
    const lines = Array.from(
      { length: 20_000 },
      (_, n) => `2026-03-01T14:${String(n % 60).padStart(2, '0')}:00 <bo> ${n}`,
    )
    writeFileSync(path.join(cli.folder, 'shop.log'), lines.join('\n'))
    const shown = await onTerminal(world, cli.folder, [
      'evidence',
      'add',
      'INC-1',
      'shop.log',
      '--as',
      'chat-log',
    ])
    expect(shown).toMatch(/sending shop\.log|reading shop\.log|waiting to be read/)
    const last = stripVTControlCharacters(shown)
      .trimEnd()
      .split(/[\r\n]+/)
      .at(-1)
    expect(last).toContain('20,000 taken')
    const piped = await cli.run(['evidence', 'add', 'INC-1', 'shop.log', '--as', 'chat-log'])
    expect(piped.err).toBe('  This file is already here; nothing was added.\n')
  },
  60_000,
)

test.skipIf(!hasTerminal)(
  'signing in asks on a terminal, and the password is not shown',
  async () => {
    const { world, cli } = await worldWithIncident()
    const shown = await onTerminal(world, cli.folder, ['login'], {
      env: { AFTERWORD_TOKEN: '' },
      typed: [
        { after: 'E-mail', text: `${world.ana.email}\r` },
        { after: 'Password', text: `${world.ana.password}\r` },
      ],
    })
    expect(shown).toContain('Signed in to Harbour')
    expect(shown).not.toContain(world.ana.password)
    expect(await cli.json(['whoami'], { env: { AFTERWORD_TOKEN: '' } })).toMatchObject({
      person: { email: world.ana.email },
    })
  },
  60_000,
)

test.skipIf(!hasTerminal)(
  'the first password is asked twice, and two that differ set nothing up',
  async () => {
    const world = await createWorld({ fresh: true })
    const cli = openCommandLine({ AFTERWORD_URL: world.url })
    const setupToken = new URL(world.setupUrl ?? '').searchParams.get('token') ?? ''
    const words = [
      'setup',
      '--email',
      'ana@example.org',
      '--organisation',
      'Harbour',
      '--setup-token',
      setupToken,
    ]
    const type = (again: string) =>
      onTerminal(world, cli.folder, words, {
        typed: [
          { after: 'Password: ', text: 'correct horse battery\r' },
          { after: 'Password again: ', text: `${again}\r` },
        ],
      })
    expect(await type('correct horse batterie')).toContain('The two passwords differ')
    expect(await world.anybody('GET /setup', {})).toEqual({ needed: true })
    expect(await type('correct horse battery')).toContain('Harbour is set up')
  },
  60_000,
)

test.skipIf(!hasTerminal)(
  'reviews are imported only when asked and answered so, and a no says how to go on',
  async () => {
    const world = await createWorld()
    const folder = oldFolder()
    const type = (answer: string, words: string[]) =>
      onTerminal(world, folder, ['import', 'reviews', ...words], {
        typed: [{ after: '[y/N]: ', text: `${answer}\r` }],
      })
    const refused = await type('', ['.', '--collection', 'harbour'])
    expect(refused).toContain('Everybody in the organisation will be able to read them.')
    expect(refused).toContain('Import 9 reviews into harbour? [y/N]')
    const [waiting] = (await world.ana.api('GET /review-imports', {})).items
    expect(refused).toContain(`import reviews --resume ${waiting?.id}`)
    expect((await world.ana.api('GET /incidents', {})).items).toEqual([])
    expect(await type('y', ['--resume', waiting?.id ?? ''])).toMatch(/ 9 {2}new/)
    expect((await world.ana.api('GET /incidents', {})).items).toHaveLength(9)
  },
  60_000,
)

test.skipIf(!hasTerminal)(
  'a PDF is not poured onto a terminal',
  async () => {
    const { world, cli } = await worldWithIncident()
    const shown = await onTerminal(world, cli.folder, ['report', 'export', 'INC-1', '--as', 'pdf'])
    expect(shown).toContain('--output INC-1.pdf')
  },
  60_000,
)

test.skipIf(!hasBash)('bash completes commands, options and their values', async () => {
  const { cli, world } = await worldWithIncident()
  await cli.works(['evidence', 'add', 'INC-1', '-', '--name', 'shop log.txt', '--no-read'], { input: 'x\n' })
  const script = (await cli.works(['completion', 'bash'])).replace(
    /'[^']*bin\/afterword'/,
    `'${process.execPath}' '${program}'`,
  )
  const complete = (line: string) => {
    const probe = `${script}\nCOMP_LINE=$1; COMP_POINT=\${#1}; _afterword; printf '%s\\n' "\${COMPREPLY[@]}"`
    const { stdout } = spawnSync('bash', ['-c', probe, 'bash', line], {
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        HOME: cli.folder,
        AFTERWORD_URL: world.url,
        AFTERWORD_TOKEN: world.ana.token,
      },
    })
    return stdout.split('\n').filter((text) => text !== '')
  }
  expect(complete('afterword inc')).toEqual(['incident'])
  expect(complete('afterword timeline un')).toEqual(['unmark'])
  expect(complete('afterword incident create --title "a b" --sev')).toEqual(['--severity'])
  expect(complete('afterword report export INC-1 --as ')).toEqual(['md', 'html', 'pdf'])
  expect(complete('afterword timeline mark INC-1 mit')).toEqual(['mitigated'])
})

test('completion asks the server, and offers nothing when it does not answer in time', async () => {
  const { cli } = await worldWithIncident()
  await cli.works(['evidence', 'add', 'INC-1', '-', '--name', 'shop.log', '--no-read'], { input: 'x\n' })
  // The database of a busy machine may need longer than a person would wait, so a few tries are fair.
  const offered = (...words: string[]) =>
    expect.poll(() => cli.works(['complete', 'fish', ...words]), { timeout: 20_000 })
  await offered('incident', 'show', 'INC').toMatch(/^INC-1\tDie Kasse/)
  await offered('incident', 'create', '--severity', 'SEV').toMatch(/^SEV1\t/)
  await offered('incident', 'create', '--severity=SEV').toMatch(/^--severity=SEV1\t/)
  await offered('evidence', 'show', 'INC-1/').toMatch(/^INC-1\/shop\.log\t/)
  await offered('evidence', 'add', 'INC-1', '').toBe(':files')
  const away = await cli.run(['complete', 'fish', 'incident', 'show', ''], {
    env: { AFTERWORD_URL: 'http://127.0.0.1:1' },
  })
  expect(away).toEqual({ code: 0, out: '', err: '' })
}, 60_000)
