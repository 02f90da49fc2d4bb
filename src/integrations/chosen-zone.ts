import { EvidenceProblem } from '#platform/files/evidence-file.ts'
import type { ReadingOptions } from '#timeline/reader.ts'
import { zoneNamed } from '#timeline/time-zone.ts'

/** The zone that a person chose for times that name none. Throws EvidenceProblem when there is no such zone. */
export function chosenZone({ zone }: ReadingOptions): { zone?: string } {
  if (!zone) return {}
  if (zoneNamed(zone)) return { zone }
  throw new EvidenceProblem(
    'not-this-format',
    `There is no time zone “${zone}”. Zones are named like Europe/Berlin, UTC or +02:00.`,
  )
}
