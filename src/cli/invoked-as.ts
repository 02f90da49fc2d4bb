import { accessSync, constants, realpathSync } from 'node:fs'
import path from 'node:path'
import type { Command } from 'commander'

const script = path.resolve(import.meta.dirname, '../../bin/afterword')
let known: string | undefined

/** What to type to run this program from here, so that what we print can be copied: `afterword` or a path to it. */
export function invokedAs(): string {
  known ??= onPath() ? 'afterword' : fromHere()
  return known
}

/** A command with the words before it: `bin/afterword incident create`. */
export function typedAs(command: Command): string {
  const names: string[] = []
  for (let one = command; one.parent; one = one.parent) names.unshift(one.name())
  return [invokedAs(), ...names].join(' ')
}

/** The absolute path of the program. */
export const programPath = script

function onPath(): boolean {
  const wanted = realPath(script)
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    if (!path.isAbsolute(folder)) continue
    const file = path.join(folder, 'afterword')
    if (isExecutable(file)) return realPath(file) === wanted
  }
  return false
}

function fromHere(): string {
  const near = path.relative(process.cwd(), script)
  const shown = near.startsWith('..') ? script : near.includes(path.sep) ? near : `.${path.sep}${near}`
  return shown.includes(' ') ? `'${shown}'` : shown
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function realPath(file: string): string | null {
  try {
    return realpathSync(file)
  } catch {
    return null
  }
}
