import type { EntryKind } from '#timeline/entry.ts'

/** What a verb of PagerDuty's means: the kind of entry, and how to say it when PagerDuty has no words of its own. */
export interface Verb {
  kind: EntryKind
  said: string
}

/** By the stem that log entries (`trigger_log_entry`) and webhooks of version 1 and 2 (`incident.trigger`) share. */
const verbs: Record<string, Verb> = {
  trigger: { kind: 'signal', said: 'Triggered' },
  acknowledge: { kind: 'action', said: 'Acknowledged' },
  unacknowledge: { kind: 'action', said: 'No longer acknowledged' },
  resolve: { kind: 'recovery-step', said: 'Resolved' },
  reopen: { kind: 'action', said: 'Reopened' },
  escalate: { kind: 'escalation', said: 'Escalated' },
  exhaust_escalation_path: { kind: 'escalation', said: 'Nobody is left to escalate to' },
  repeat_escalation_path: { kind: 'escalation', said: 'Escalation begins again' },
  delegate: { kind: 'escalation', said: 'Given to another escalation policy' },
  assign: { kind: 'hand-off', said: 'Assigned' },
  reassign: { kind: 'hand-off', said: 'Reassigned' },
  notify: { kind: 'communication', said: 'Notified' },
  annotate: { kind: 'communication', said: 'Note' },
  snooze: { kind: 'action', said: 'Snoozed' },
  merge: { kind: 'action', said: 'Merged' },
  link: { kind: 'action', said: 'Linked' },
  unlink: { kind: 'action', said: 'Unlinked' },
  reach_ack_limit: { kind: 'context', said: 'Too many acknowledgements to list' },
  reach_trigger_limit: { kind: 'context', said: 'Too many triggers to list' },
  urgency_change: { kind: 'impact-change', said: 'Urgency changed' },
  priority_change: { kind: 'impact-change', said: 'Priority changed' },
  status_update: { kind: 'communication', said: 'Status update' },
  field_value_change: { kind: 'context', said: 'Fields changed' },
  custom_field_value_change: { kind: 'context', said: 'Fields changed' },
  responder_request: { kind: 'escalation', said: 'Responders asked for help' },
}

/** By the event type of webhooks of version 3, without `incident.`. */
const eventVerbs: Record<string, Verb> = {
  triggered: { kind: 'signal', said: 'Triggered' },
  acknowledged: { kind: 'action', said: 'Acknowledged' },
  unacknowledged: { kind: 'action', said: 'No longer acknowledged' },
  resolved: { kind: 'recovery-step', said: 'Resolved' },
  reopened: { kind: 'action', said: 'Reopened' },
  escalated: { kind: 'escalation', said: 'Escalated' },
  delegated: { kind: 'escalation', said: 'Given to another escalation policy' },
  reassigned: { kind: 'hand-off', said: 'Reassigned' },
  annotated: { kind: 'communication', said: 'Note' },
  status_update_published: { kind: 'communication', said: 'Status update' },
  priority_updated: { kind: 'impact-change', said: 'Priority changed' },
  'incident_type.changed': { kind: 'context', said: 'Incident type changed' },
  service_updated: { kind: 'context', said: 'Moved to another service' },
  'custom_field_values.updated': { kind: 'context', said: 'Fields changed' },
  'conference_bridge.updated': { kind: 'context', said: 'Conference bridge changed' },
  'responder.added': { kind: 'escalation', said: 'Responder asked to help' },
  'responder.replied': { kind: 'hand-off', said: 'Responder replied' },
  'role.assigned': { kind: 'hand-off', said: 'Role assigned' },
  'task.created': { kind: 'action', said: 'Task created' },
  'task.updated': { kind: 'action', said: 'Task updated' },
  'task.completed': { kind: 'action', said: 'Task completed' },
  'workflow.started': { kind: 'action', said: 'Workflow started' },
  'workflow.completed': { kind: 'action', said: 'Workflow completed' },
  'action_invocation.created': { kind: 'action', said: 'Automation started' },
  'action_invocation.updated': { kind: 'action', said: 'Automation updated' },
  'action_invocation.terminated': { kind: 'action', said: 'Automation ended' },
}

const spoken = (stem: string) => stem.replaceAll(/[._]+/g, ' ').replace(/^./, (first) => first.toUpperCase())

/** The verb of a log entry's type or of an old webhook's; unknown ones keep their own name. */
export function verbOf(type: string): Verb {
  const stem = type.replace(/^incident\./, '').replace(/_log_entry(?:_reference)?$/, '')
  return (Object.hasOwn(verbs, stem) ? verbs[stem] : undefined) ?? { kind: 'context', said: spoken(stem) }
}

/** The verb of an event type such as `incident.priority_updated` or `service.updated`. */
export function eventVerb(type: string): Verb {
  if (!type.startsWith('incident.'))
    return { kind: 'change', said: `PagerDuty: ${type.replaceAll(/[._]+/g, ' ')}` }
  const stem = type.slice('incident.'.length)
  return (
    (Object.hasOwn(eventVerbs, stem) ? eventVerbs[stem] : undefined) ?? {
      kind: 'context',
      said: spoken(stem),
    }
  )
}
