import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './root.mjs'

const path = join(root, '.runtime', 'setup.lock')
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
const beatEvery = 500
const silentFor = 3_000
const orphanFor = 600_000

/**
 * Runs `work` while no other process sets up this copy. The owner touches the lock twice a second, so that a
 * lock left by a killed process is recognised by its silence; `work` may name a child process that goes on
 * after such a kill and must end before anybody else begins.
 */
export async function alone(voice, work) {
  mkdirSync(dirname(path), { recursive: true })
  await take(voice)
  const beat = setInterval(touch, beatEvery)
  let child
  const interrupted = (signal) => {
    if (child && alive(child)) process.kill(child, 'SIGTERM')
    unlinkSync(path)
    process.exit(128 + constants.signals[signal])
  }
  for (const signal of signals) process.on(signal, interrupted)
  try {
    return await work((pid) => {
      child = pid
      write({ pid: process.pid, child })
    })
  } finally {
    for (const signal of signals) process.off(signal, interrupted)
    clearInterval(beat)
    unlinkSync(path)
  }
}

async function take(voice) {
  let step
  for (;;) {
    try {
      writeFileSync(path, JSON.stringify({ pid: process.pid }), { flag: 'wx' })
      step?.done('the other start is through')
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (abandoned()) discard()
    else if (step === undefined) {
      step = voice.step('waiting', 'another start is setting up')
      step.announce()
    }
    await sleep(200)
  }
}

function abandoned() {
  try {
    const age = Date.now() - statSync(path).mtimeMs
    if (age < silentFor) return false
    const { child } = JSON.parse(readFileSync(path, 'utf8') || '{}')
    return !(child && alive(child) && age < orphanFor)
  } catch (error) {
    return error instanceof SyntaxError
  }
}

/** Takes the lock aside before deleting it: whoever else waited may have put a live one there meanwhile. */
function discard() {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
    if (Date.now() - statSync(aside).mtimeMs < silentFor) linkSync(aside, path)
    unlinkSync(aside)
  } catch {
    // Another waiting start was faster.
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function touch() {
  try {
    const now = new Date()
    utimesSync(path, now, now)
  } catch {
    // Without its lock the work is still sound; a second start merely repeats it.
  }
}

function write(content) {
  writeFileSync(path, JSON.stringify(content))
}
