import { type Command, Option } from 'commander'
import { type Precision, precisions } from '#incident/marker.ts'
import { type ActorKind, actorKinds, type EntryKind, entryKinds } from '#timeline/entry.ts'
import { addExamples } from '../examples.ts'
import { clockOptions, type Format, formatOption } from '../given/options.ts'
import { requireOptions } from '../given/required.ts'
import { type ClockChoice, givenTime, zoneOf } from '../given/time.ts'
import { connect } from '../server/connection.ts'
import { momentText } from '../terminal/moment.ts'
import { print, printJson, say } from '../terminal/speak.ts'

interface AddOptions extends ClockChoice, Format {
  at: string
  text: string
  who?: string
  whoIs?: ActorKind
  kind?: EntryKind
  precision?: Precision
  knownAt?: string
  take?: boolean
}

export function define(command: Command) {
  command
    .argument('<key>', 'the incident, like INC-1')
    .option('--at <time>', 'when it was: 2026-03-01 14:02, 14:02 (today), -2h …')
    .option('--text <text>', 'what happened')
    .option('--who <name>', 'who did or said it')
    .addOption(new Option('--who-is <kind>', 'what they are (default: human)').choices(actorKinds))
    .addOption(new Option('--kind <kind>', 'what it tells of (default: observation)').choices(entryKinds))
    .addOption(new Option('--precision <how>', 'how exactly the time is known').choices(precisions))
    .option('--known-at <time>', 'when responders learned it, if later')
    .option('--take', 'take it into the story at once')
  clockOptions(command).addOption(formatOption()).action(add)
  requireOptions(command, '--at', '--text')
  addExamples(command, [
    'afterword timeline add INC-1 --at "2026-03-01 14:02" --text "The phone of the shop began to ring."',
    'afterword timeline add INC-1 --at -90m --precision approx --who Bo --kind decision --text "We chose to roll back." --take',
  ])
}

async function add(key: string, options: AddOptions) {
  const { at, precision } = givenTime(options.at, options)
  const knownAt = options.knownAt ? givenTime(options.knownAt, options).at : null
  const { text, who, whoIs, kind, take, format } = options
  const { api } = connect()
  const entry = await api('POST /incidents/:key/entries', {
    params: { key },
    body: {
      at,
      text,
      precision: options.precision ?? precision,
      knownAt,
      ...(who && { actor: who }),
      ...(whoIs && { actorKind: whoIs }),
      ...(kind && { kind }),
      ...(take && { intoStory: true }),
    },
  })
  if (format === 'json') return printJson(entry)
  print(entry.id)
  const when = momentText(entry.at, zoneOf(options), entry.precision)
  say(`Added at ${when}${entry.inStory ? ', and taken into the story' : ''}.`)
}
