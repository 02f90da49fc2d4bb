import { hash } from 'node:crypto'
import { readChatScript, type ScriptMessage } from './chat-script.ts'
import { type ExamplePerson, emailOf, exampleBots, examplePeople, nameOf } from './organisation.ts'
import type { EvidenceScript } from './shape.ts'
import { type Calendar, calendarOf } from './when.ts'
import { zipOf } from './zip.ts'

const identity = (letter: string, of: string) =>
  `${letter}0${hash('sha1', of, 'hex').slice(0, 8).toUpperCase()}`
const userId = (who: string) => identity(Object.hasOwn(exampleBots, who) ? 'B' : 'U', who)
const stamp = (micros: number) =>
  `${Math.floor(micros / 1e6)}.${String(Math.floor(micros % 1e6)).padStart(6, '0')}`

function markup(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/@([a-z]+)/g, (whole, who: string) =>
      Object.hasOwn(examplePeople, who) ? `<@${userId(who)}>` : whole,
    )
}

function message(script: ScriptMessage, all: readonly ScriptMessage[], calendar: Calendar) {
  const { who, reactions, edited } = script
  const head = script.under === null ? undefined : all[script.under]
  const replies = all.filter((each) => each.under !== null && all[each.under] === script).length
  const thread = head ? stamp(head.at) : replies > 0 ? stamp(script.at) : undefined
  const common = { type: 'message', ts: stamp(script.at), ...(thread && { thread_ts: thread }) }
  if (script.deleted)
    return { ...common, subtype: 'tombstone', text: 'This message was deleted.', user: 'USLACKBOT' }
  const author = Object.hasOwn(exampleBots, who)
    ? { subtype: 'bot_message', bot_id: userId(who), username: nameOf(who) }
    : { user: userId(who), user_profile: { real_name: nameOf(who), display_name: nameOf(who) } }
  return {
    ...common,
    ...author,
    text: markup(script.text),
    ...(replies > 0 && { reply_count: replies }),
    ...(edited && { edited: { user: userId(who), ts: stamp(calendar.at(edited)) } }),
    ...(reactions.length > 0 && { reactions: reactions.map((each) => ({ ...each, users: [] })) }),
  }
}

function dayOf(micros: number, zoneOffset: number): string {
  return new Date(micros / 1000 + zoneOffset).toISOString().slice(0, 10)
}

function profileOf(who: ExamplePerson) {
  const real_name = nameOf(who)
  return {
    id: userId(who),
    name: who,
    real_name,
    is_bot: false,
    profile: { real_name, display_name: real_name, email: emailOf(who) },
  }
}

function exportOf(channels: Readonly<Record<string, string>>, calendar: Calendar): Buffer {
  const files: Record<string, string> = {}
  const list = Object.keys(channels).map((name) => ({ id: identity('C', name), name, members: [] }))
  files['users.json'] = JSON.stringify(
    (Object.keys(examplePeople) as ExamplePerson[]).map(profileOf),
    null,
    1,
  )
  files['channels.json'] = JSON.stringify(list, null, 1)
  const offset = Date.parse(`${calendar.wall('12:00').replace(' ', 'T')}Z`) - calendar.at('12:00') / 1000
  for (const [name, script] of Object.entries(channels)) {
    const all = readChatScript(script, calendar)
    const days = Map.groupBy(all, (each) => dayOf(each.at, offset))
    for (const [day, messages] of days) {
      const told = messages.map((each) => message(each, all, calendar))
      files[`${name}/${day}.json`] = JSON.stringify(told, null, 1)
    }
  }
  return zipOf(files)
}

/** Any day will do to count what a script says. */
const someDay = calendarOf({ daysAgo: 30, weekday: 'mon' }, new Date(0))

/** A Slack workspace export with the given conversations, written as chat scripts, by channel. */
export function slackExport(channels: Readonly<Record<string, string>>): EvidenceScript {
  const scripts = Object.values(channels)
  return {
    entries: scripts.reduce((sum, script) => sum + readChatScript(script, someDay).length, 0),
    build: (calendar) => ({
      name: `slack-export-${calendar.day()}.zip`,
      bytes: exportOf(channels, calendar),
      format: 'slack-export',
      options: {},
    }),
  }
}
