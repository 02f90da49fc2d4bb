import type { Sink } from '#integrations/body-reader.ts'
import { attributesOf, listAt, objectAt, textAt, valueAt } from '#integrations/json-value.ts'
import { momentAt } from '#integrations/moment.ts'
import { agentOf } from './agent.ts'
import { incidentAttributes } from './event.ts'
import { isLogEntry, source, translateLogEntry } from './log-entry.ts'
import { verbOf } from './verbs.ts'

const isSecond = (message: unknown) => Boolean(textAt(message, 'event') && objectAt(message, 'incident'))
const isFirst = (message: unknown) =>
  Boolean(textAt(message, 'type') && objectAt(message, 'data', 'incident'))

/** A webhook of version 1 or 2: a list of messages. */
export const isMessages = (body: unknown) =>
  listAt(body, 'messages').some((message) => isSecond(message) || isFirst(message))

export function translateMessages(body: unknown, sink: Sink): void {
  for (const [index, message] of listAt(body, 'messages').entries()) {
    const pointer = `/messages/${index}`
    if (isSecond(message)) translateSecond(message, pointer, sink)
    else if (isFirst(message)) translateMessage(message, pointer, textAt(message, 'type') ?? '', 'data', sink)
    else sink.fail(pointer, 'This message names neither an event nor an incident.')
  }
}

/** Version 2 brings the log entries along; they are the same ones that the REST API gives. */
function translateSecond(message: unknown, pointer: string, sink: Sink): void {
  const logged = listAt(message, 'log_entries')
  if (!logged.some(isLogEntry)) translateMessage(message, pointer, textAt(message, 'event') ?? '', '', sink)
  for (const [index, entry] of logged.entries())
    translateLogEntry(entry, `${pointer}/log_entries/${index}`, sink)
}

function translateMessage(
  message: unknown,
  pointer: string,
  type: string,
  under: '' | 'data',
  sink: Sink,
): void {
  const incident = under ? valueAt(message, under, 'incident') : valueAt(message, 'incident')
  const moment = momentAt(message, 'created_on')
  const id = textAt(message, 'id')
  if (!moment || !id) {
    sink.fail(pointer, 'This message has no time or no identifier.')
    return
  }
  const verb = verbOf(type)
  const title = textAt(incident, 'title') ?? textAt(incident, 'trigger_summary_data', 'subject')
  sink.entry(pointer, {
    key: loggedKey(type, incident) ?? `pagerduty:message:${id}`,
    ...moment,
    kind: verb.kind,
    ...agentOf(valueAt(incident, 'last_status_change_by') ?? valueAt(incident, 'service')),
    source,
    text: title ? `${verb.said}: ${title}` : verb.said,
    attributes: attributesOf({ type, ...incidentAttributes(incident) }),
  })
}

/** The log entry of the first trigger stands in version 1 as a link; it makes the key the REST API's too. */
function loggedKey(type: string, incident: unknown): string | null {
  const link = type === 'incident.trigger' ? textAt(incident, 'trigger_details_html_url') : undefined
  const id = /\/log_entries\/([A-Z0-9]+)/.exec(link ?? '')?.[1]
  return id ? `pagerduty:log:${id}` : null
}
