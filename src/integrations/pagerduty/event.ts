import type { Sink } from '#integrations/body-reader.ts'
import { attributesOf, listAt, objectOf, textAt, valueAt } from '#integrations/json-value.ts'
import { momentAt } from '#integrations/moment.ts'
import type { EntryDraft } from '#timeline/entry.ts'
import { agentOf } from './agent.ts'
import { namesOf, source } from './log-entry.ts'
import { eventVerb } from './verbs.ts'

export const isEvent = (body: unknown) =>
  textAt(body, 'event', 'event_type') !== undefined && textAt(body, 'event', 'occurred_at') !== undefined

/** A webhook of version 3. */
export function translateEvent(body: unknown, sink: Sink): void {
  const event = objectOf(valueAt(body, 'event'))
  const type = textAt(event, 'event_type') ?? ''
  const moment = momentAt(event, 'occurred_at')
  const id = textAt(event, 'id')
  if (type === 'pagey.ping') {
    sink.skip('a test of the webhook')
    return
  }
  if (!moment || !id) {
    sink.fail('/event', 'This event has no time or no identifier.')
    return
  }
  const data = valueAt(event, 'data')
  const verb = eventVerb(type)
  sink.entry('/event', {
    key: keyOf(type, id, data),
    ...moment,
    kind: verb.kind,
    ...whoOf(event, data),
    source,
    text: words(verb.said, type, data),
    attributes: attributesOf({ type, ...incidentAttributes(data) }),
  })
}

/** A note and the one trigger of an incident have identifiers under which the REST API tells of them too. */
function keyOf(type: string, id: string, data: unknown): string {
  const subject = textAt(data, 'id')
  if (subject && type === 'incident.annotated') return `pagerduty:note:${subject}`
  return subject && type === 'incident.triggered'
    ? `pagerduty:incident:${subject}:triggered`
    : `pagerduty:event:${id}`
}

function whoOf(event: unknown, data: unknown): Pick<EntryDraft, 'actor' | 'actorKind'> {
  if (objectOf(valueAt(event, 'agent'))) return agentOf(valueAt(event, 'agent'))
  const workflow = textAt(data, 'incident_workflow', 'summary')
  return workflow ? { actor: workflow, actorKind: 'automation' } : { actorKind: 'system' }
}

/** What is worth keeping of an incident, whether it is the subject or only referred to. */
export function incidentAttributes(data: unknown) {
  const incident = objectOf(valueAt(data, 'incident'))
  return {
    incident: textAt(incident, 'summary') ?? textAt(data, 'title') ?? textAt(data, 'id'),
    number: textAt(data, 'number') ?? textAt(data, 'incident_number'),
    status: textAt(data, 'status'),
    service: textAt(data, 'service', 'summary') ?? textAt(data, 'service', 'name'),
    priority: textAt(data, 'priority', 'summary'),
    urgency: textAt(data, 'urgency'),
    assignees: namesOf(data, 'assignees'),
    policy: textAt(data, 'escalation_policy', 'summary') ?? textAt(data, 'escalation_policy', 'name'),
    url: textAt(data, 'html_url') ?? textAt(incident, 'html_url'),
  }
}

/** What an event adds to its verb, by its type; the incident's title for all others. */
const tellers: Record<string, (data: unknown) => string | undefined> = {
  'incident.annotated': (data) => textAt(data, 'content'),
  'incident.status_update_published': (data) => textAt(data, 'message'),
  'incident.priority_updated': (data) => withTitle(data, textAt(data, 'priority', 'summary') ?? 'none'),
  'incident.reassigned': (data) => withTitle(data, namesOf(data, 'assignees')),
  'incident.escalated': (data) => withTitle(data, namesOf(data, 'assignees')),
  'incident.delegated': (data) => withTitle(data, textAt(data, 'escalation_policy', 'summary')),
  'incident.responder.added': (data) => responder(data, textAt(data, 'message')),
  'incident.responder.replied': (data) => responder(data, textAt(data, 'state') ?? textAt(data, 'message')),
  'incident.role.assigned': roles,
  'incident.custom_field_values.updated': fields,
  'incident.conference_bridge.updated': (data) => textAt(data, 'conference_url'),
}

function words(said: string, type: string, data: unknown): string {
  const teller = Object.hasOwn(tellers, type) ? tellers[type] : undefined
  const told = teller ? teller(data) : (textAt(data, 'title') ?? subject(data))
  return told ? `${said}: ${told}` : said
}

const subject = (data: unknown) =>
  textAt(data, 'name') ??
  textAt(data, 'action', 'summary') ??
  textAt(data, 'summary') ??
  textAt(data, 'incident', 'summary')

const withTitle = (data: unknown, what: string | undefined) =>
  [what, textAt(data, 'title')].filter(Boolean).join(' — ') || undefined

const responder = (data: unknown, told: string | undefined) =>
  [textAt(data, 'user', 'summary'), told].filter(Boolean).join(' — ') || undefined

function roles(data: unknown): string | undefined {
  const given = listAt(data, 'incident_role_assignments').map((assignment) => {
    const role = textAt(assignment, 'role', 'summary') ?? 'a role'
    return `${role} is ${textAt(assignment, 'assignee', 'summary') ?? 'nobody'}`
  })
  return given.join(', ') || undefined
}

function fields(data: unknown): string | undefined {
  const changed = listAt(data, 'changed_custom_fields').map((field) => textAt(field, 'name'))
  const now = listAt(data, 'custom_fields').filter((field) => changed.includes(textAt(field, 'name')))
  return (
    now.map((field) => `${textAt(field, 'name')} is ${textAt(field, 'value') ?? 'empty'}`).join(', ') ||
    undefined
  )
}
