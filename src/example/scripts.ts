import {
  type DetectionChannel,
  detectionChannels,
  type Marker,
  markers,
  precisions,
} from '#incident/marker.ts'
import { noteTags } from '#review/note.ts'
import { entryKinds } from '#timeline/entry.ts'
import { type ExamplePerson, examplePeople } from './organisation.ts'
import type { ScriptLine, ScriptNote } from './shape.ts'

/** The member of a list that a word names; anything else is a slip in a script. */
function oneOf<T extends string>(list: readonly T[], word: string | undefined, where: string): T {
  const found = list.find((each) => each === word)
  if (!found) throw new Error(`“${word}” is none of ${list.join(', ')}, in: ${where}`)
  return found
}

const people = Object.keys(examplePeople) as ExamplePerson[]
const clock = '(?:[+-]\\d+ )?\\d\\d:\\d\\d(?::\\d\\d)?'
const headForm = new RegExp(
  `^([\\w-]+)(?: ([a-z-]+))?(?: «([^»]+)»| recalled (${clock}) by (\\w+)(?: (\\w+))?)` +
    `(?: learned (${clock}))?(?: through (\\w+))?(?: mark ([\\w, -]+))?$`,
)

interface Head {
  line: ScriptLine
  recalled: boolean
}

function headOf(text: string): Head {
  const found = headForm.exec(text)
  if (!found) throw new Error(`No line of a story begins like this: ${text}`)
  const [, id = '', kind, selector, at, by, precision, learned, channel, marks] = found
  const line: ScriptLine = { id, text: selector ?? '' }
  if (kind) line.kind = oneOf(entryKinds, kind, text)
  if (at)
    line.recalled = {
      at,
      by: oneOf(people, by, text),
      precision: oneOf(precisions, precision ?? 'minute', text),
    }
  if (learned) line.knownAt = learned
  if (channel) line.channel = oneOf<DetectionChannel>(detectionChannels, channel, text)
  if (marks) line.marks = marks.split(', ').map((mark) => oneOf<Marker>(markers, mark, text))
  return { line, recalled: at !== undefined }
}

/**
 * A story as a script. A line's head names it, may give a kind, and says either which gathered entry it is, by words
 * that no other entry has («…»), or `recalled 06:55 by leilani`. It may go on with `learned 07:21` (when responders
 * knew), `through customer` (how they were told) and `mark detected, declared`. Words of its own stand below it,
 * behind `| `; a recollection needs them.
 */
export function story(script: string): ScriptLine[] {
  const heads: Head[] = []
  for (const raw of script.split('\n')) {
    const text = raw.trim()
    if (text === '') continue
    const last = heads.at(-1)
    if (!text.startsWith('| ')) heads.push(headOf(text))
    else if (last?.recalled) last.line.text = text.slice(2)
    else if (last) last.line.words = text.slice(2)
  }
  return heads.map(({ line }) => line)
}

const noteForm = /^(\w+)(?: ([a-z-]+))?(?: \(([^)]+)\))?: (.+)$/

/** Notes as a script, one a line: `leilani factor (warning, expiry): …`, or `anonymous learned: …`. */
export function notes(script: string): ScriptNote[] {
  return script
    .split('\n')
    .map((raw) => raw.trim())
    .filter((text) => text !== '')
    .map((text) => {
      const [, by, tag, on, said = ''] = noteForm.exec(text) ?? []
      return {
        by: by === 'anonymous' ? null : oneOf(people, by, text),
        text: said,
        ...(tag && { tag: oneOf(noteTags, tag, text) }),
        ...(on && { on: on.split(', ') }),
      }
    })
}
