import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { environment, run } from './command.mjs'
import { root } from './root.mjs'
import { Trouble } from './trouble.mjs'

const home = join(root, 'dist')
const built = join(home, 'web')
const stamp = join(home, 'web.stamp')

/** Whether the web pages in dist/web were built from the sources as they are. */
export function webFresh() {
  if (!existsSync(join(root, 'vite.config.ts'))) return true
  try {
    return readFileSync(stamp, 'utf8') === inputs() && existsSync(built)
  } catch {
    return false
  }
}

/** Builds the web pages beside the ones in use and puts them in their place when they are complete. */
export async function buildWeb(voice, node, starting) {
  const step = voice.step('web pages', 'building')
  step.announce()
  const before = inputs()
  const next = join(home, 'web.next')
  mkdirSync(home, { recursive: true })
  rmSync(next, { recursive: true, force: true })
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const args = [vite, 'build', '--outDir', next, '--emptyOutDir', '--logLevel', 'warn']
  const { code, output } = await run(node, args, {
    env: { ...environment(node), NODE_ENV: 'production' },
    started: starting,
  })
  if (code !== 0) {
    step.fail('not built')
    throw new Trouble(`The web pages could not be built; the builder said:\n\n${output.trim()}`)
  }
  replace(next)
  writeFileSync(stamp, before)
  step.done('built')
}

function replace(next) {
  const old = join(home, 'web.old')
  rmSync(old, { recursive: true, force: true })
  if (existsSync(built)) renameSync(built, old)
  renameSync(next, built)
  rmSync(old, { recursive: true, force: true })
}

/** A fingerprint by name, time and size: reading every source would cost more than the start may take. */
function inputs() {
  const hash = createHash('sha256')
  for (const name of ['index.html', 'vite.config.ts', 'package-lock.json']) add(hash, join(root, name))
  walk(hash, join(root, 'src'))
  return hash.digest('hex')
}

function walk(hash, folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) walk(hash, path)
    else if (!entry.name.endsWith('.test.ts')) add(hash, path)
  }
}

function add(hash, path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat) hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`)
}
