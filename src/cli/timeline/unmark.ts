import type { Command } from 'commander'
import { markerName } from '#incident/durations.ts'
import { markers } from '#incident/marker.ts'
import { addExamples } from '../examples.ts'
import { oneOf } from '../given/nearest.ts'
import { type Format, formatOption } from '../given/options.ts'
import { connect } from '../server/connection.ts'
import { printJson, say } from '../terminal/speak.ts'

export function define(command: Command) {
  command
    .argument('<key>', 'the incident, like INC-1')
    .argument('<marker>', markers.join(', '))
    .addOption(formatOption())
    .action(unmark)
  addExamples(command, ['afterword timeline unmark INC-1 detected'])
}

async function unmark(key: string, word: string, { format }: Format) {
  const marker = oneOf(word, markers, 'marker')
  const { api } = connect()
  const answer = await api('DELETE /incidents/:key/markers/:marker', { params: { key, marker } })
  if (format === 'json') return printJson(answer)
  say(`“${markerName(marker)}” is not pinned (any more).`)
}
