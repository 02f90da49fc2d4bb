import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm, patience } from './command.mjs'
import { root } from './root.mjs'
import { npmTrouble, wasCutShort } from './trouble.mjs'

const modules = join(root, 'node_modules')
const stamp = join(modules, '.afterword-stamp')
const installed = join(modules, '.package-lock.json')

/** Whether node_modules holds what package-lock.json names. */
export function packagesFresh() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const expected = fingerprint(lock)
  if (read(stamp) === expected) return true
  if (!sameAsInstalled(JSON.parse(lock.toString()).packages)) return false
  note(expected)
  return true
}

/** Installs exactly what package-lock.json names. */
export async function installPackages(voice, node, starting) {
  const step = voice.step('packages', 'installing, a minute or so')
  step.announce()
  rmSync(stamp, { force: true })
  rmSync(installed, { force: true })
  const args = [
    'ci',
    '--include=dev',
    '--include=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    ...patience,
  ]
  const { code, output } = await npm(node, args, { started: starting })
  if (code !== 0 || wasCutShort(output)) {
    rmSync(installed, { force: true })
    step.fail('not installed')
    throw npmTrouble('Installing the packages', output)
  }
  note(fingerprint(readFileSync(join(root, 'package-lock.json'))))
  step.done('installed')
}

function note(expected) {
  try {
    writeFileSync(stamp, expected)
  } catch {
    // Whoever may not write here compares the lists each time.
  }
}

function fingerprint(lock) {
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}\n`
}

/** npm writes its own list last, so that a matching list means a complete installation, whoever ran npm. */
function sameAsInstalled(wanted) {
  const have = parse(installed)
  if (have === undefined) return false
  return (
    Object.entries(wanted).every(([path, entry]) => path === '' || matches(entry, have[path])) &&
    Object.keys(have).every((path) => path in wanted)
  )
}

function matches(wanted, have) {
  if (have === undefined) return wanted.optional === true && !fitsMachine(wanted)
  return have.version === wanted.version && have.integrity === wanted.integrity
}

function fitsMachine({ os, cpu, libc }) {
  const fits = (list, value) => list === undefined || list.includes(value)
  return fits(os, process.platform) && fits(cpu, process.arch) && fits(libc, 'glibc')
}

function parse(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
