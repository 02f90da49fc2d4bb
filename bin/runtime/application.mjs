import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { environment } from './command.mjs'
import { root } from './root.mjs'

const main = join(root, 'src', 'main.ts')

/** Runs the application: in this process when its Node is the right one, else in a child it stands in for. */
export async function runApplication(node, args) {
  if (node === process.execPath) {
    process.argv = [node, main, ...args]
    await import(pathToFileURL(main).href)
    return
  }
  process.exitCode = await standIn(node, [main, ...args])
}

/**
 * Runs a program with our own input and output and passes signals on; resolves to its exit code. The channel to it
 * closes when we are killed outright, which tells it to stop as well.
 */
export function standIn(node, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, {
      env: environment(node),
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}
