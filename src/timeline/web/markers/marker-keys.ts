import type { DetectionChannel, Marker } from '#incident/marker.ts'

/** One letter a marker, out of its name, for the menu that pins. */
export const markerKeys: Record<Marker, string> = {
  'fault-started': 'f',
  'impact-started': 'i',
  detected: 'd',
  acknowledged: 'a',
  engaged: 'e',
  declared: 'c',
  diagnosed: 'g',
  mitigated: 'm',
  resolved: 'r',
  'all-clear': 'l',
}

/** One letter for each way in which a signal can arrive. */
export const channelKeys: Record<DetectionChannel, string> = {
  alert: 'a',
  customer: 'c',
  employee: 'e',
  partner: 'p',
  chance: 'h',
}

/** What a pressed letter chooses, or null. */
export function chosenBy<Name extends string>(keys: Record<Name, string>, pressed: string): Name | null {
  const letter = pressed.toLowerCase()
  return (Object.keys(keys) as Name[]).find((name) => keys[name] === letter) ?? null
}
