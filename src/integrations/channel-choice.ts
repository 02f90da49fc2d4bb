import { setImmediate as turn } from 'node:timers/promises'
import type { Batch, ReadingOptions } from '#timeline/reader.ts'
import type { Gathering } from './gathering.ts'

/** Whether a channel was chosen by any of its names; `#` and capitals make no difference. */
export function channelChooser(options: ReadingOptions): (...names: string[]) => boolean {
  if (!options.channels) return () => true
  const chosen = new Set(options.channels.map(plain))
  return (...names) => names.some((name) => chosen.has(plain(name)))
}

function plain(name: string): string {
  return name.replace(/^#/, '').toLowerCase()
}

const dayLength = 86_400_000_000

/** Whether a file for one day (YYYY-MM-DD) can hold anything of the chosen time; its day may begin 14 hours off UTC's. */
export function dayMatters(day: string, { from, to }: Pick<Gathering, 'from' | 'to'>): boolean {
  const start = Date.parse(`${day}T00:00:00Z`) * 1000
  if (Number.isNaN(start)) return true
  return (from === null || start + 2 * dayLength > from) && (to === null || start - dayLength < to)
}

/** The next batch, after other work of the process had its turn. */
export async function nextBatch(gathering: Gathering): Promise<Batch> {
  await turn()
  return gathering.take()
}
