import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Milliseconds of one tick in /proc, as Linux has it on every architecture of today. */
const tick = 10

/**
 * Processor time that a process and all below it have used, in milliseconds; NaN where there is no /proc. On a machine
 * that others use too it tells more than a clock.
 */
export function processorTime(pid: number): number {
  if (!existsSync('/proc/self/stat')) return Number.NaN
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [statOf(name)] : []))
  const family = new Set([pid])
  // Children may stand before their parents: a few rounds find grandchildren.
  for (let round = 0; round < 4; round += 1)
    for (const one of all) if (family.has(one.parent)) family.add(one.pid)
  return all.filter((one) => family.has(one.pid)).reduce((sum, { ticks }) => sum + ticks * tick, 0)
}

function statOf(name: string): { pid: number; parent: number; ticks: number } {
  try {
    const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    // Its own, in the program and in the system, and that of children that ended.
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    return { pid: Number(name), parent: Number(fields[1]), ticks }
  } catch {
    // It ended meanwhile.
    return { pid: Number(name), parent: 0, ticks: 0 }
  }
}
