import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'

/** A small copy of the project whose npm, builder and application are scripts that note what they were asked. */
let root = ''
let tools = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'afterword-runtime-'))
  tools = join(root, 'tools')
  cpSync('bin', join(root, 'bin'), { recursive: true })
  write('src/platform/voice.mjs', readFileSync('src/platform/voice.mjs', 'utf8'))
  write('src/main.ts', "console.log('main', process.argv.slice(2).join(' '))\n")
  write('src/cli/main.ts', "console.log('cli', process.argv.slice(2).join(' '))\nprocess.exitCode = 3\n")
  write('package.json', JSON.stringify({ version: '1.0.0', type: 'module', runtime: { node: '24.0.0' } }))
  lock('1.0.0')
  npm('')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, content: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

function lock(version: string) {
  const packages = {
    '': {},
    'node_modules/one': { version, integrity: 'x' },
    'node_modules/elsewhere': { version: '1.0.0', optional: true, os: ['plan9'] },
  }
  write('package-lock.json', JSON.stringify({ packages }))
}

/** An npm that notes its call, does `extra`, and installs what the lock file names. */
function npm(extra: string) {
  const script = `#!/bin/sh
    echo "npm $1" >> ${root}/calls
    ${extra}
    mkdir -p node_modules
    sed 's/,"node_modules.elsewhere.*/}}/' package-lock.json > node_modules/.package-lock.json\n`
  write('tools/npm', script)
  chmodSync(join(tools, 'npm'), 0o755)
}

const calls = () =>
  existsSync(join(root, 'calls')) ? readFileSync(join(root, 'calls'), 'utf8').trim().split('\n') : []

async function run(script: string, args: string[] = [], path = `${tools}:/usr/bin:/bin`) {
  const child = launch(script, args, path)
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk
  })
  const [code] = await once(child, 'close')
  return { code, ...output }
}

function launch(script: string, args: string[] = [], path = `${tools}:/usr/bin:/bin`) {
  return spawn(process.execPath, [join(root, script), ...args], {
    cwd: '/',
    env: { PATH: path, NODE_OPTIONS: '' },
  })
}

it('installs what is missing, then starts; the second time it just starts', async () => {
  const first = await run('bin/start.mjs')
  expect(first.stdout).toMatch(/packages +installing.*packages +installed.*main serve/s)
  const second = await run('bin/start.mjs')
  expect(second.stdout).toBe('\nAfterword 1.0.0\n\nmain serve\n')
  expect(second.code).toBe(0)
  expect(calls()).toEqual(['npm ci'])
})

it('installs again when the lock file changed', async () => {
  await run('bin/start.mjs')
  lock('1.1.0')
  await run('bin/start.mjs')
  expect(calls()).toEqual(['npm ci', 'npm ci'])
})

it('trusts an installation made by hand, if it is complete', async () => {
  write(
    'node_modules/.package-lock.json',
    JSON.stringify({ packages: { 'node_modules/one': { version: '1.0.0', integrity: 'x' } } }),
  )
  expect((await run('bin/start.mjs')).stdout).toContain('main serve')
  expect(calls()).toEqual([])
})

it('repeats an installation that was cut short', async () => {
  npm('kill -9 $$')
  const cut = await run('bin/start.mjs')
  expect(cut.code).toBe(1)
  expect(cut.stdout).toContain('Installing the packages did not work')
  npm('')
  expect((await run('bin/start.mjs')).stdout).toContain('main serve')
  expect(calls()).toEqual(['npm ci', 'npm ci'])
})

it('does not trust an installation whose files were cut short, though npm says that all is well', async () => {
  npm('echo "npm warn tar TAR_ENTRY_ERROR ENOSPC: no space left on device, write"')
  const { code, stdout } = await run('bin/start.mjs')
  expect(code).toBe(1)
  expect(stdout).toContain('The disk is full')
  npm('')
  expect((await run('bin/start.mjs')).stdout).toContain('main serve')
  expect(calls()).toEqual(['npm ci', 'npm ci'])
})

it('installs once when several start together', async () => {
  npm('sleep 0.5')
  const starts = await Promise.all([run('bin/start.mjs'), run('bin/start.mjs'), run('bin/start.mjs')])
  expect(starts.map(({ code }) => code)).toEqual([0, 0, 0])
  expect(calls()).toEqual(['npm ci'])
  expect(starts.filter(({ stdout }) => stdout.includes('another start is setting up'))).toHaveLength(2)
})

it('waits for an installation whose start was killed, then takes over', async () => {
  npm('sleep 1; echo done >> calls')
  const killed = launch('bin/start.mjs')
  const lockFile = join(root, '.runtime', 'setup.lock')
  const begun = () => existsSync(join(root, 'calls')) && readFileSync(lockFile, 'utf8').includes('"child"')
  while (!begun()) await sleep(20)
  killed.kill('SIGKILL')
  const next = await run('bin/start.mjs')
  expect(next.stdout).toContain('main serve')
  expect(calls().slice(0, 2)).toEqual(['npm ci', 'done'])
  expect(existsSync(lockFile)).toBe(false)
})

it('leaves no lock behind when an installation is interrupted', async () => {
  npm('exec sleep 30')
  const start = launch('bin/start.mjs')
  while (!existsSync(join(root, 'calls'))) await sleep(20)
  start.kill('SIGINT')
  expect((await once(start, 'close'))[0]).toBe(130)
  expect(existsSync(join(root, '.runtime', 'setup.lock'))).toBe(false)
})

it.each([
  ['npm error code ENOTFOUND', 'The npm registry could not be reached'],
  ['npm error code ENOSPC', 'The disk is full'],
  ['npm error code EACCES', 'may not be written'],
])('explains “%s”', async (error, explanation) => {
  npm(`echo "${error}" >&2; exit 1`)
  const { code, stdout } = await run('bin/start.mjs')
  expect(code).toBe(1)
  expect(stdout).toContain(explanation)
  expect(stdout).not.toMatch(/\n\s+at /)
})

it('says what to do when there is no npm', async () => {
  rmSync(join(tools, 'npm'))
  const { code, stdout } = await run('bin/start.mjs', [], tools)
  expect(code).toBe(1)
  expect(stdout).toContain('npm was not found on this machine')
})

it('builds the web pages when their sources changed, and only then', async () => {
  write('vite.config.ts', '')
  const builder = `import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
    const folder = process.argv[process.argv.indexOf('--outDir') + 1]
    mkdirSync(folder, { recursive: true })
    writeFileSync(folder + '/index.html', 'page')
    appendFileSync('calls', 'vite build\\n')`
  npm(`mkdir -p node_modules/vite/bin; cat > node_modules/vite/bin/vite.js <<'END'\n${builder}\nEND`)
  write('node_modules/package.json', '{"type":"module"}')
  await run('bin/start.mjs')
  await run('bin/start.mjs')
  expect(calls()).toEqual(['npm ci', 'vite build'])
  expect(readFileSync(join(root, 'dist/web/index.html'), 'utf8')).toBe('page')
  write('src/web/page.tsx', 'export {}')
  await run('bin/start.mjs')
  expect(calls()).toEqual(['npm ci', 'vite build', 'vite build'])
})

it('runs the command line tool through a link from anywhere, keeping standard output for it', async () => {
  symlinkSync(join(root, 'bin/afterword'), join(root, 'link'))
  const { code, stdout, stderr } = await run('link', ['incident', 'list'])
  expect({ code, stdout }).toEqual({ code: 3, stdout: 'cli incident list\n' })
  expect(stderr).toContain('packages')
})

it('names every package for every platform in the lock file, as a clean installation asks', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>
  }
  const optional = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
  const missing = optional.filter(
    (name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)),
  )
  expect(missing).toEqual([])
})
