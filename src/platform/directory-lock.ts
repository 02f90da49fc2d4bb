import {
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { beginningOf, isAlive, processSpace } from './process-identity.ts'
import { StartError } from './start-error.ts'

const holder = z.object({
  pid: z.number(),
  began: z.string().optional(),
  space: z.string(),
  host: z.string(),
  since: z.string(),
  address: z.string().optional(),
})

type Holder = z.output<typeof holder>

/** A directory that this process alone uses until `release`. */
export type DirectoryLock = {
  /** Notes where this process answers, for the message that a second one gets. */
  setAddress(address: string): void
  release(): void
}

/** In milliseconds: between heartbeats, until a silent holder counts as dead, for a holder that is ending. */
export type LockTiming = { beat: number; silence: number; grace: number }

const usualTiming: LockTiming = { beat: 5_000, silence: 20_000, grace: 2_000 }

/**
 * Takes a directory for this process alone, or throws StartError saying who has it. A lock left behind by a killed
 * process is recognised: on this machine by its process, on another one (a shared volume) by `silence`
 * milliseconds without a heartbeat, for which `waiting` is called before the wait.
 *
 * Locks are numbered and only ever created, by linking a complete file: to take over a dead one is to create the
 * next number, which the file system lets exactly one process do.
 */
export async function lockDirectory(
  directory: string,
  waiting: (host: string) => void,
  timing: LockTiming = usualTiming,
): Promise<DirectoryLock> {
  for (;;) {
    const latest = latestLock(directory)
    if (latest > 0) await refuseIfHeld(directory, lockPath(directory, latest), waiting, timing)
    const mine = create(directory, latest + 1)
    if (mine) return hold(directory, latest + 1, mine, timing.beat)
  }
}

function lockPath(directory: string, number: number): string {
  return join(directory, `lock.${number}`)
}

function lockNumbers(directory: string): number[] {
  return readdirSync(directory)
    .map((name) => Number(/^lock\.(\d+)$/.exec(name)?.[1] ?? 0))
    .filter((number) => number > 0)
}

function latestLock(directory: string): number {
  return Math.max(0, ...lockNumbers(directory))
}

async function refuseIfHeld(
  directory: string,
  path: string,
  waiting: (host: string) => void,
  timing: LockTiming,
): Promise<void> {
  const found = readHolder(path) ?? (await readWhenWritten(path))
  if (!found) return
  const here = found.space === processSpace()
  const held = here
    ? await staysAlive(found, timing.grace)
    : await stillBeating(path, () => waiting(found.host), timing)
  if (held) throw new StartError(refusal(directory, found, here))
}

function isSameProcess({ pid, began }: Holder): boolean {
  if (pid === process.pid || !isAlive(pid)) return false
  // Some systems hide the processes of other users; then the id alone must do.
  const now = beginningOf(pid)
  return now === undefined || began === undefined || now === began
}

/** One that was just told to stop, or whose starter was just killed, gets a moment to end. */
async function staysAlive(found: Holder, grace: number): Promise<boolean> {
  const until = Date.now() + grace
  while (isSameProcess(found)) {
    if (Date.now() >= until) return true
    await sleep(25)
  }
  return false
}

async function stillBeating(path: string, waiting: () => void, { silence }: LockTiming): Promise<boolean> {
  const beat = () => statSync(path, { throwIfNoEntry: false })?.mtimeMs
  const first = beat()
  if (first === undefined) return false
  let left = silence - Math.max(0, Date.now() - first)
  if (left > 0) waiting()
  while (left > 0) {
    await sleep(Math.min(left, 250))
    left -= 250
    const now = beat()
    if (now !== first) return now !== undefined
  }
  return false
}

function refusal(directory: string, { pid, host, since, address }: Holder, here: boolean): string {
  const who = here ? `process ${pid}` : `process ${pid} on ${host}`
  const where = address ? `, and answers at ${address}` : ''
  return [
    `Afterword is already running on this data directory: ${who}, since ${since}${where}.`,
    `The directory is ${directory}.`,
    '',
    'Two at once would damage the data, so this one stops here; the other one is not disturbed.',
    here
      ? `Use the one that runs, stop it (kill ${pid}), or set AFTERWORD_DATA_DIR to another folder.`
      : 'Use the one that runs, stop it there, or set AFTERWORD_DATA_DIR to another folder.',
  ].join('\n')
}

function create(directory: string, number: number): Holder | undefined {
  const mine: Holder = {
    pid: process.pid,
    began: beginningOf(process.pid),
    space: processSpace(),
    host: hostname(),
    since: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
  }
  const draft = join(directory, `lock-draft.${process.pid}.${Math.random().toString(36).slice(2)}`)
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    place(draft, lockPath(directory, number), mine)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
  if (latestLock(directory) === number) return mine
  rmSync(lockPath(directory, number), { force: true })
  return undefined
}

/** Puts a lock in its place, complete from the first moment where the file system knows hard links. */
function place(draft: string, path: string, mine: Holder): void {
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!/^(EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error
    writeFileSync(path, JSON.stringify(mine), { mode: 0o600, flag: 'wx' })
  }
}

function hold(directory: string, number: number, mine: Holder, beat: number): DirectoryLock {
  const path = lockPath(directory, number)
  for (const older of lockNumbers(directory)) {
    if (older < number) rmSync(lockPath(directory, older), { force: true })
  }
  const timer = setInterval(() => {
    try {
      utimesSync(path, new Date(), new Date())
    } catch {
      // A full or vanished disk is reported where it matters, by whoever writes data.
    }
  }, beat)
  timer.unref()
  return {
    setAddress(address) {
      writeFileSync(`${path}.next`, JSON.stringify({ ...mine, address }), { mode: 0o600 })
      renameSync(`${path}.next`, path)
    },
    release() {
      clearInterval(timer)
      rmSync(path, { force: true })
    },
  }
}

/** A lock that can't be read is either being written this moment, or was left so by a loss of power. */
async function readWhenWritten(path: string): Promise<Holder | undefined> {
  const age = () => Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
  while (age() < 1_000) {
    await sleep(50)
    const found = readHolder(path)
    if (found) return found
  }
  return undefined
}

function readHolder(path: string): Holder | undefined {
  try {
    return holder.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}
