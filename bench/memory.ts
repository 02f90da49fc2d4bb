import { readdirSync, readFileSync } from 'node:fs'

const mebibyte = 1024

/** Proportional set size of a process in MB: its own memory, and its share of what it shares. Linux only. */
export function memoryOf(pid: number): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) / mebibyte
}

/** A process and all that it started, in MB. */
export function memoryOfTree(pid: number): number {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // The process ended while we looked.
    }
  }
  const belongs = (one: number): boolean => {
    if (one === pid) return true
    const parent = parents.get(one)
    return parent !== undefined && parent > 1 && belongs(parent)
  }
  return [...parents.keys()].filter(belongs).reduce((sum, one) => sum + safely(() => memoryOf(one)), 0)
}

function safely(read: () => number): number {
  try {
    return read()
  } catch {
    return 0
  }
}

/** Watches a process until told to stop. @returns the greatest size seen, in MB. */
export function watchMemory(pid: number): () => number {
  let peak = 0
  const look = () => {
    peak = Math.max(
      peak,
      safely(() => memoryOf(pid)),
    )
  }
  const timer = setInterval(look, 20)
  return () => {
    look()
    clearInterval(timer)
    return peak
  }
}
