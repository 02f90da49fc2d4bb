import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** Whether a process with this id runs, whoever it belongs to; one that has ended but was not yet reaped doesn't. */
export function isAlive(pid: number): boolean {
  return isTaken(pid) && stateOf(pid) !== 'Z'
}

/** Whether this id belongs to a process, if only to the remains of one. */
export function isTaken(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * When a process began, as an opaque text: with the id it names one process, because ids are given out again.
 * Undefined when there is no such process.
 */
export function beginningOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return ps(pid, 'lstart=')
  return statFields(pid)?.[19]
}

/** The program and arguments of a process, joined by spaces; undefined when there is none. */
export function commandOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return ps(pid, 'command=')
  const raw = read(`/proc/${pid}/cmdline`)
  return raw?.replaceAll('\0', ' ').trim() || undefined
}

/** The space in which process ids mean something: this machine since its last start, and this container in it. */
export function processSpace(): string {
  if (process.platform !== 'linux') return hostname()
  try {
    return `${read('/proc/sys/kernel/random/boot_id')?.trim()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}

function stateOf(pid: number): string | undefined {
  return process.platform === 'linux' ? statFields(pid)?.[0] : undefined
}

/** The fields of /proc/…/stat after the name, which is in brackets and may itself hold spaces and brackets. */
function statFields(pid: number): string[] | undefined {
  const stat = read(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function ps(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
