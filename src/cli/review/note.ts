import { type Command, Option } from 'commander'
import { type NoteTag, noteTags } from '#review/note.ts'
import { addExamples } from '../examples.ts'
import { type Format, formatOption, gatherList } from '../given/options.ts'
import { requireOptions } from '../given/required.ts'
import { connect } from '../server/connection.ts'
import { print, printJson, say } from '../terminal/speak.ts'
import { entryIds } from '../timeline/filters.ts'

interface NoteOptions extends Format {
  text: string
  tag?: NoteTag
  entry?: string[]
  anonymous?: boolean
}

export function define(command: Command) {
  command
    .argument('<key>', 'the incident, like INC-1')
    .option('--text <text>', 'what was said or thought')
    .addOption(new Option('--tag <tag>', 'what it is, if you like').choices(noteTags))
    .option('--entry <entry>', 'an entry it points to; may be repeated', gatherList)
    .option('--anonymous', 'store nowhere who wrote it')
    .addOption(formatOption())
    .action(note)
  requireOptions(command, '--text')
  addExamples(command, [
    'afterword review note INC-1 --text "The runbook named a host that is gone." --tag surprised',
    'afterword review note INC-1 --text "I was afraid to restart it." --anonymous',
  ])
}

async function note(key: string, options: NoteOptions) {
  const entries = await entryIds(options.entry ?? [])
  const { text, tag, anonymous, format } = options
  const { api } = connect()
  const written = await api('POST /incidents/:key/notes', {
    params: { key },
    body: { text, entryIds: entries, ...(tag && { tag }), ...(anonymous && { anonymous }) },
  })
  if (format === 'json') return printJson(written)
  print(written.id)
  say(anonymous ? 'Noted, without your name.' : 'Noted.')
}
