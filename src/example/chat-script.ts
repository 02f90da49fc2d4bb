import type { Micros } from '#timeline/entry.ts'
import type { Calendar } from './when.ts'

/** One message of a chat script. */
export interface ScriptMessage {
  at: Micros
  who: string
  text: string
  /** Position of the message whose thread this continues. */
  under: number | null
  reactions: { name: string; count: number }[]
  edited: string | null
  deleted: boolean
}

const lineForm = /^(> )?((?:[+-]\d+ )?\d\d:\d\d(?::\d\d)?) ([a-z]+) (.*)$/
const markForm = /\s*\{([a-z_+-]+)(?: (\d+(?::\d\d)?))?\}$/

function takeMarks(message: ScriptMessage): void {
  for (let mark = markForm.exec(message.text); mark; mark = markForm.exec(message.text)) {
    const [whole, name = '', value] = mark
    message.text = message.text.slice(0, -whole.length)
    if (name === 'deleted') message.deleted = true
    else if (name === 'edited') message.edited = value ?? null
    else message.reactions.unshift({ name, count: Number(value ?? 1) })
  }
}

/** A minute without its second gets one, so that messages keep their order and don't all stand on the full minute. */
function placed(at: Micros, exact: boolean, last: Micros, text: string): Micros {
  if (exact) return at + 1000 * (text.length % 977)
  const spread = 4 + ((text.length * 7) % 23)
  return at + spread * 1e6 > last ? at + spread * 1e6 + text.length * 1013 : last + spread * 1e6
}

interface Talk {
  messages: ScriptMessage[]
  last: Micros
  /** The message whose thread replies continue. */
  head: number | null
}

function take(talk: Talk, line: string, calendar: Calendar): void {
  const before = talk.messages.at(-1)
  if (line.startsWith('| ') && before) {
    before.text += `\n${line.slice(2)}`
    return
  }
  const [, reply, clock, who, text] = lineForm.exec(line) ?? []
  if (!clock || !who || text === undefined) throw new Error(`No message of the example’s form: ${line}`)
  const at = placed(calendar.at(clock), /:\d\d:/.test(clock), talk.last, text)
  if (!reply) talk.head = talk.messages.length
  const under = reply ? talk.head : null
  talk.messages.push({ at, who, text, under, reactions: [], edited: null, deleted: false })
  talk.last = at
}

/**
 * Reads a conversation written as a script, one message a line: `14:02 amara Basket is empty again {eyes 2}`.
 * `> ` begins a reply in the thread of the last message without it, `| ` goes on with the message above;
 * `{deleted}` and `{edited 14:05}` say what became of it. `@amara` mentions.
 */
export function readChatScript(script: string, calendar: Calendar): ScriptMessage[] {
  const talk: Talk = { messages: [], last: 0, head: null }
  for (const raw of script.split('\n')) if (raw.trim() !== '') take(talk, raw.trim(), calendar)
  for (const message of talk.messages) takeMarks(message)
  return talk.messages
}
