import type { Sink } from '#integrations/body-reader.ts'
import { attributesOf, listAt, textAt, valueAt } from '#integrations/json-value.ts'
import { momentAt } from '#integrations/moment.ts'
import { agentOf } from './agent.ts'
import { verbOf } from './verbs.ts'

export const source = 'PagerDuty'

export const isLogEntry = (value: unknown) => /_log_entry$/.test(textAt(value, 'type') ?? '')

/** One line of PagerDuty's own log, from the REST API or inside a webhook of version 2. */
export function translateLogEntry(value: unknown, pointer: string, sink: Sink): void {
  const moment = momentAt(value, 'created_at')
  const id = textAt(value, 'id')
  if (!moment || !id) {
    sink.fail(pointer, 'This log entry has no time or no identifier.')
    return
  }
  const verb = verbOf(textAt(value, 'type') ?? '')
  sink.entry(pointer, {
    key: `pagerduty:log:${id}`,
    ...moment,
    kind: verb.kind,
    ...agentOf(valueAt(value, 'agent')),
    source,
    text: words(value, verb.said),
    attributes: attributesOf({
      type: textAt(value, 'type'),
      incident: textAt(value, 'incident', 'summary') ?? textAt(value, 'incident', 'id'),
      service: textAt(value, 'service', 'summary'),
      channel: textAt(value, 'channel', 'type'),
      notified: textAt(value, 'user', 'summary') ?? textAt(value, 'channel', 'notification', 'address'),
      assignees: namesOf(value, 'assignees'),
      url: textAt(value, 'html_url') ?? textAt(value, 'incident', 'html_url'),
    }),
  })
}

export function namesOf(value: unknown, key: string): string | undefined {
  const names = listAt(value, key).map((person) => textAt(person, 'summary') ?? textAt(person, 'name'))
  return names.filter(Boolean).join(', ') || undefined
}

/** PagerDuty's own sentence, and what it leaves out of it. */
function words(value: unknown, said: string): string {
  const summary = textAt(value, 'summary') ?? said
  const details = [
    textAt(value, 'event_details', 'description'),
    textAt(value, 'channel', 'subject'),
    textAt(value, 'channel', 'summary'),
    textAt(value, 'channel', 'content'),
    textAt(value, 'note'),
    listAt(value, 'changeset')
      .filter((line) => typeof line === 'string')
      .join('; '),
  ]
  const added = [...new Set(details)].filter((detail) => detail && !summary.includes(detail))
  return [summary, ...added].join(' — ')
}
