import { bodyReader, type Sink } from '#integrations/body-reader.ts'
import type { Reader } from '#timeline/reader.ts'
import { isEvent, translateEvent } from './event.ts'
import { isMessages, translateMessages } from './message.ts'
import { isResource, translateResources } from './resource.ts'

/**
 * PagerDuty's webhooks (versions 1 to 3) and the answers of its REST API: incidents, log entries, notes, alerts
 * and change events. Keys are PagerDuty's own identifiers, so that a log entry or a note that came both by
 * webhook and by API is one entry.
 */
export const pagerduty: Reader = bodyReader({
  format: 'pagerduty',
  name: 'PagerDuty bodies',
  reason: 'incidents, log entries or events as PagerDuty writes them',
  likeness(body) {
    if (isEvent(body) || isMessages(body)) return 0.98
    return isResource(body) ? 0.95 : 0
  },
  translate(body: unknown, sink: Sink) {
    if (isEvent(body)) translateEvent(body, sink)
    else if (isMessages(body)) translateMessages(body, sink)
    else translateResources(body, sink)
  },
})
