import type { Micros } from './entry.ts'
import type { ReadingOptions } from './reader.ts'

/** Reasons for leaving a record out, as they are counted in a batch. */
export const outsideWindow = 'outside the chosen time'
export const outsideChannels = 'in channels that were not chosen'

/** The first and the first excluded microsecond of the chosen time; infinite where none was chosen. */
export function chosenWindow(options: ReadingOptions): { from: Micros; to: Micros } {
  return {
    from: options.from ? Date.parse(options.from) * 1000 : Number.NEGATIVE_INFINITY,
    to: options.to ? Date.parse(options.to) * 1000 : Number.POSITIVE_INFINITY,
  }
}

/** Whether a channel was chosen by any of its names; `#` and capitals make no difference. */
export function channelChooser(options: ReadingOptions): (...names: string[]) => boolean {
  if (!options.channels) return () => true
  const chosen = new Set(options.channels.map(plain))
  return (...names) => names.some((name) => chosen.has(plain(name)))
}

function plain(name: string): string {
  return name.replace(/^#/, '').toLowerCase()
}
