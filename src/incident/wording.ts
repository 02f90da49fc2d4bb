import type { incidentKinds } from './contract.ts'
import { markerName } from './durations.ts'
import type { DetectionChannel, Marker, Precision } from './marker.ts'

/** A marker at the beginning of a line: `Impact started`. */
export function markerTitle(marker: Marker): string {
  return capitalised(markerName(marker))
}

/** Says how exactly a time is known, in front of it: `about 14:02`; empty for a time that is known well. */
export const precisionWords: Record<Precision, string> = {
  exact: '',
  minute: '',
  approx: 'about',
  unknown: 'perhaps',
}

/** `14:02:33` as exactly as it is known: with seconds only when they mean something. */
export function clockWords(clock: string, precision: Precision): string {
  const shown = precision === 'exact' ? clock : clock.slice(0, 5)
  return precisionWords[precision] === '' ? shown : `${precisionWords[precision]} ${shown}`
}

/** How the signal reached the organisation: `Detected, through an alert`. */
export const channelWords: Record<DetectionChannel, string> = {
  alert: 'through an alert',
  customer: 'through a customer',
  employee: 'through an employee',
  partner: 'through a partner',
  chance: 'by chance',
}

export const incidentKindName: Record<(typeof incidentKinds)[number], string> = {
  incident: 'Incident',
  'near-miss': 'Near miss',
}

/** The first letter upper case, the rest as it is. */
export function capitalised(text: string): string {
  const [first = '', ...rest] = text
  return first.toUpperCase() + rest.join('')
}

const conjunction = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** `checkout, payments and search`. */
export function listed(names: readonly string[]): string {
  return conjunction.format(names)
}
