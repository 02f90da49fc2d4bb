import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import { root } from './root.mjs'
import { Trouble } from './trouble.mjs'

/** The environment in which every program finds Node 24 first. */
export function environment(node) {
  return { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
}

/** Runs a program to its end and resolves to its exit code and everything it printed. */
export function run(file, args, { env = process.env, started } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-200_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('spawn', () => started?.(child.pid))
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code: code ?? 1, signal, output }))
  })
}

/** Gives up on an unreachable registry after a quarter of a minute, where npm by itself takes over a minute. */
export const patience = [
  '--fetch-retries=3',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=8000',
]

/** Runs npm on the given Node: the npm that started us, else the one on the PATH. */
export function npm(node, args, options = {}) {
  const env = environment(node)
  const script = process.env.npm_execpath
  if (script && basename(script) === 'npm-cli.js') return run(node, [script, ...args], { ...options, env })
  const found = findOnPath('npm')
  if (found) return run(found, args, { ...options, env })
  throw new Trouble(
    'npm was not found on this machine, and Afterword needs it once to fetch its packages.\n' +
      'Install npm 10 or newer (it comes with Node.js), then run the command again.',
  )
}

/** The first executable of that name on the PATH. */
export function findOnPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name)
    if (folder !== '' && executable(file)) return file
  }
  return undefined
}

export function executable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
