import type { Sink } from '#integrations/body-reader.ts'
import { attributesOf, listAt, objectAt, objectOf, textAt, valueAt } from '#integrations/json-value.ts'
import { type Moment, momentAt } from '#integrations/moment.ts'
import { agentOf } from './agent.ts'
import { incidentAttributes } from './event.ts'
import { isLogEntry, source, translateLogEntry } from './log-entry.ts'

type Translate = (value: unknown, pointer: string, sink: Sink) => void

interface Resource {
  one: string
  many: string
  is(value: unknown): boolean
  translate: Translate
}

/** The resources of the REST API that tell of moments, and the keys under which an answer holds them. */
const resources: Resource[] = [
  { one: 'incident', many: 'incidents', is: isIncident, translate: translateIncident },
  { one: 'log_entry', many: 'log_entries', is: isLogEntry, translate: translateLogEntry },
  { one: 'note', many: 'notes', is: isNote, translate: translateNote },
  { one: 'alert', many: 'alerts', is: isAlert, translate: translateAlert },
  { one: 'change_event', many: 'change_events', is: isChange, translate: translateChange },
]

function isIncident(value: unknown): boolean {
  return (
    textAt(value, 'type') === 'incident' && isPagerDuty(value) && textAt(value, 'created_at') !== undefined
  )
}

function isAlert(value: unknown): boolean {
  return textAt(value, 'type') === 'alert' && textAt(value, 'alert_key') !== undefined
}

function isNote(value: unknown): boolean {
  return /_reference$/.test(textAt(value, 'user', 'type') ?? '') && textAt(value, 'content') !== undefined
}

function isChange(value: unknown): boolean {
  return textAt(value, 'type') === 'change_event' && textAt(value, 'timestamp') !== undefined
}

const isPagerDuty = (value: unknown) =>
  objectAt(value, 'service') !== null &&
  /\/incidents\//.test(textAt(value, 'self') ?? textAt(value, 'html_url') ?? '')

const holds = ({ one, many, is }: Resource, body: unknown) =>
  is(body) || is(valueAt(body, one)) || listAt(body, many).some(is)

/** An answer of the REST API: a list, a single resource under its name, or the bare resource itself. */
export const isResource = (body: unknown) => resources.some((resource) => holds(resource, body))

export function translateResources(body: unknown, sink: Sink): void {
  for (const resource of resources) if (holds(resource, body)) translateResource(resource, body, sink)
}

function translateResource({ one, many, is, translate }: Resource, body: unknown, sink: Sink): void {
  if (is(body)) translate(body, '', sink)
  if (is(valueAt(body, one))) translate(valueAt(body, one), `/${one}`, sink)
  for (const [index, value] of listAt(body, many).entries()) {
    const pointer = `/${many}/${index}`
    if (objectOf(value)) translate(value, pointer, sink)
    else sink.fail(pointer, 'This is nothing that PagerDuty writes.')
  }
}

/** An incident tells of its trigger, who acknowledged it and its end; its log tells more. */
function translateIncident(value: unknown, pointer: string, sink: Sink): void {
  const id = textAt(value, 'id') ?? ''
  const title = textAt(value, 'title') ?? textAt(value, 'summary') ?? 'an incident'
  const attributes = attributesOf({ type: 'incident', ...incidentAttributes(value) })
  const trigger = textAt(value, 'first_trigger_log_entry', 'id')
  const add = (
    key: string,
    moment: Moment | null,
    draft: Pick<Parameters<Sink['entry']>[1], 'kind' | 'text' | 'actor' | 'actorKind'>,
  ) => {
    if (moment) sink.entry(pointer, { key, ...moment, source, attributes, ...draft })
  }
  add(
    trigger ? `pagerduty:log:${trigger}` : `pagerduty:incident:${id}:triggered`,
    momentAt(value, 'created_at'),
    {
      kind: 'signal',
      text: `Triggered: ${title}`,
      ...agentOf(valueAt(value, 'service')),
    },
  )
  for (const given of listAt(value, 'acknowledgements')) {
    const who = textAt(given, 'acknowledger', 'id') ?? ''
    add(`pagerduty:incident:${id}:acknowledged:${textAt(given, 'at')}:${who}`, momentAt(given, 'at'), {
      kind: 'action',
      text: `Acknowledged: ${title}`,
      ...agentOf(valueAt(given, 'acknowledger')),
    })
  }
  add(`pagerduty:incident:${id}:resolved:${textAt(value, 'resolved_at')}`, momentAt(value, 'resolved_at'), {
    kind: 'recovery-step',
    text: `Resolved: ${title}`,
    ...agentOf(valueAt(value, 'last_status_change_by')),
  })
}

function translateNote(value: unknown, pointer: string, sink: Sink): void {
  const moment = momentAt(value, 'created_at')
  if (!moment) {
    sink.fail(pointer, 'This note does not say when it was written.')
    return
  }
  sink.entry(pointer, {
    key: `pagerduty:note:${textAt(value, 'id') ?? textAt(value, 'created_at')}`,
    ...moment,
    kind: 'communication',
    ...agentOf(valueAt(value, 'user')),
    source,
    text: `Note: ${textAt(value, 'content') ?? ''}`,
    attributes: attributesOf({ type: 'note', channel: textAt(value, 'channel', 'summary') }),
  })
}

function translateAlert(value: unknown, pointer: string, sink: Sink): void {
  const moment = momentAt(value, 'created_at')
  if (!moment) {
    sink.fail(pointer, 'This alert does not say when it came.')
    return
  }
  sink.entry(pointer, {
    key: `pagerduty:alert:${textAt(value, 'id') ?? textAt(value, 'alert_key')}`,
    ...moment,
    kind: 'signal',
    ...agentOf(valueAt(value, 'integration') ?? valueAt(value, 'service')),
    source,
    text: `Alert: ${textAt(value, 'summary') ?? textAt(value, 'alert_key')}`,
    attributes: attributesOf({
      type: 'alert',
      status: textAt(value, 'status'),
      severity: textAt(value, 'severity'),
      service: textAt(value, 'service', 'summary'),
      details: valueAt(value, 'body', 'details'),
      url: textAt(value, 'html_url'),
    }),
  })
}

function translateChange(value: unknown, pointer: string, sink: Sink): void {
  const moment = momentAt(value, 'timestamp')
  const id = textAt(value, 'id')
  if (!moment || !id) {
    sink.fail(pointer, 'This change has no time or no identifier.')
    return
  }
  const from = textAt(value, 'source')
  sink.entry(pointer, {
    key: `pagerduty:change:${id}`,
    ...moment,
    kind: 'change',
    ...(from ? { actor: from } : {}),
    actorKind: 'automation',
    source,
    text: textAt(value, 'summary') ?? 'A change',
    attributes: attributesOf({
      type: 'change',
      details: valueAt(value, 'custom_details'),
      url: textAt(listAt(value, 'links')[0], 'href'),
    }),
  })
}
