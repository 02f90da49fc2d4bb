import type { Duration, Incident, MarkerValue } from '#incident/contract.ts'
import { durationText, markerName } from '#incident/durations.ts'
import { channelWords, incidentKindName } from '#incident/wording.ts'
import { printFacts, printHeading, prose } from '../terminal/facts.ts'
import { momentText } from '../terminal/moment.ts'
import { onOneLine } from '../terminal/plain.ts'
import { paint, print } from '../terminal/speak.ts'
import { printTable } from '../terminal/table.ts'

/** An incident for people. */
export function printIncident(incident: Incident, zone: string): void {
  print(`${paint('bold', `${incident.key}  ${onOneLine(incident.title)}`)}`)
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join(', ')
  printFacts([
    ['Severity', [incident.severity.name, incident.severity.description].filter(Boolean).join(': ')],
    ['Kind', incident.kind === 'near-miss' ? incidentKindName['near-miss'] : null],
    ['Services', names(incident.services)],
    ['Teams', names(incident.teams)],
    ['Roles', incident.roles.map(({ role, name }) => `${role}: ${name}`).join('\n')],
    ['Recorded', momentText(incident.createdAt, zone, 'minute')],
    ['Seen by', incident.visibility === 'participants' ? 'its participants only' : null],
    ['Deleted', incident.deletedAt && momentText(incident.deletedAt, zone, 'minute')],
    ['Example', incident.example ? 'part of the example organisation' : null],
  ])
  printProse('What it was', incident.summary)
  printProse('What customers noticed', incident.customerImpact)
  if (incident.markers.length > 0) {
    printHeading('Times')
    printMarkers(incident.markers, incident.durations, zone)
  }
}

function printProse(heading: string, text: string): void {
  if (text === '') return
  printHeading(heading)
  print(prose(text).join('\n'))
}

/** Markers in order, and the durations that both ends are known of. */
export function printMarkers(
  markers: readonly MarkerValue[],
  durations: readonly Duration[],
  zone: string,
): void {
  printTable<MarkerValue>(
    [
      { title: 'MARKER', cell: ({ marker }) => marker },
      { title: 'TIME', cell: ({ at, precision }) => momentText(at, zone, precision) },
      { title: '', cell: ({ channel }) => (channel ? channelWords[channel] : '') },
    ],
    markers,
  )
  const known = durations.filter(({ seconds }) => seconds !== null)
  if (known.length === 0) return
  print('')
  printTable<Duration>(
    [
      { title: 'DURATION', cell: ({ name }) => name },
      { title: '', cell: ({ seconds }) => durationText(seconds ?? 0), align: 'right' },
      { title: 'FROM → TO', cell: ({ from, to }) => `${markerName(from)} → ${markerName(to)}` },
      { title: '', cell: ({ note }) => note ?? '', flexible: true },
    ],
    known,
  )
}
