import { spawn } from 'node:child_process'
import * as module from 'node:module'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { environment } from './command.mjs'
import { root } from './root.mjs'

/** Compiled code is kept here from one start to the next; a fresh installation empties it. */
const compileCache = join(root, 'node_modules', '.cache', 'afterword')

/** Runs a program of ours: in this process when its Node is the right one, else in a child it stands in for. */
export async function runProgram(node, path, args) {
  const file = join(root, path)
  if (node === process.execPath) {
    process.argv = [node, file, ...args]
    module.enableCompileCache(compileCache)
    await import(pathToFileURL(file).href)
    return
  }
  process.exitCode = await standIn(node, [file, ...args])
}

/**
 * Runs a program with our own input and output and passes signals on; resolves to its exit code. The channel to it
 * closes when we are killed outright, which tells it to stop as well.
 */
function standIn(node, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(node, args, {
      env: { ...environment(node), NODE_COMPILE_CACHE: compileCache },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}

/** Under `npm start` the life of npm is ours: when it is killed outright, nobody else would tell us to stop. */
export function endWithStarter() {
  if (!process.env.npm_lifecycle_event) return
  const starter = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === starter) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  watch.unref()
}
