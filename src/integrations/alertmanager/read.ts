import { type BodyFormat, bodyReader, type Sink } from '#integrations/body-reader.ts'
import { contentKey } from '#integrations/content-key.ts'
import {
  attributesOf,
  type JsonObject,
  listAt,
  objectAt,
  objectOf,
  textAt,
  valueAt,
} from '#integrations/json-value.ts'
import { momentAt } from '#integrations/moment.ts'
import type { EntryDraft } from '#timeline/entry.ts'
import type { Reader } from '#timeline/reader.ts'

/** What an alert's group says about all of its alerts. */
interface Group {
  receiver?: string
  externalURL?: string
  groupKey?: string
  truncatedAlerts?: number
}

const stillFiring = /^0001-01-01T/

/** Alertmanager's webhook bodies (version 4) and the answers of its API v2 (`/alerts`, `/alerts/groups`). */
export const alertmanager: Reader = bodyReader({
  format: 'alertmanager',
  name: 'Alertmanager bodies',
  reason: 'alerts with labels, fingerprints and a receiver, as Alertmanager sends them',
  likeness,
  translate,
} satisfies BodyFormat)

function likeness(body: unknown): number {
  if (isWebhook(body)) return 0.98
  if (isApiAlert(body)) return 0.9
  return isApiGroup(body) ? 0.9 : 0
}

/** Grafana's bodies look alike but carry another version and no count of truncated alerts that is a group's. */
function isWebhook(body: unknown): boolean {
  return (
    textAt(body, 'version') === '4' &&
    Array.isArray(valueAt(body, 'alerts')) &&
    textAt(body, 'groupKey') !== undefined &&
    valueAt(body, 'orgId') === undefined
  )
}

function isApiAlert(body: unknown): boolean {
  return (
    textAt(body, 'fingerprint') !== undefined &&
    textAt(body, 'startsAt') !== undefined &&
    textAt(body, 'status', 'state') !== undefined &&
    objectAt(body, 'labels') !== null
  )
}

const isApiGroup = (body: unknown) =>
  textAt(body, 'receiver', 'name') !== undefined && listAt(body, 'alerts').some(isApiAlert)

function translate(body: unknown, sink: Sink): void {
  if (isApiAlert(body))
    translateAlert(body, '', { receiver: textAt(listAt(body, 'receivers')[0], 'name') ?? '' }, sink)
  else if (isApiGroup(body)) translateAlerts(body, { receiver: textAt(body, 'receiver', 'name') ?? '' }, sink)
  else translateWebhook(body, sink)
}

function translateWebhook(body: unknown, sink: Sink): void {
  const cut = Number(textAt(body, 'truncatedAlerts') ?? 0)
  const group: Group = {}
  for (const key of ['receiver', 'externalURL', 'groupKey'] as const) {
    const value = textAt(body, key)
    if (value !== undefined) group[key] = value
  }
  if (cut > 0) {
    group.truncatedAlerts = cut
    sink.skip('cut off by Alertmanager before sending (max_alerts)', cut)
  }
  translateAlerts(body, group, sink)
}

function translateAlerts(body: unknown, group: Group, sink: Sink): void {
  for (const [index, alert] of listAt(body, 'alerts').entries())
    translateAlert(alert, `/alerts/${index}`, group, sink)
}

function translateAlert(value: unknown, pointer: string, group: Group, sink: Sink): void {
  const alert = objectOf(value)
  const start = momentAt(alert, 'startsAt')
  if (!alert || !start) {
    sink.fail(pointer, 'This alert does not say when it began.')
    return
  }
  // The webhook writes nanoseconds and the API milliseconds, of the same alert.
  const began = new Date(Math.floor(start.at / 1000)).toISOString()
  const identity = `alertmanager:${fingerprintOf(alert)}:${began}`
  const shared = sharedOf(alert, group)
  sink.entry(pointer, { ...shared, ...start, key: `${identity}:firing`, text: words('Firing', alert) })
  const end = endOf(alert)
  if (end)
    sink.entry(pointer, { ...shared, ...end, key: `${identity}:resolved`, text: words('Resolved', alert) })
}

/** Only a resolved alert has ended: of a firing one, the API's `endsAt` is when it will be given up. */
function endOf(alert: JsonObject) {
  const endsAt = textAt(alert, 'endsAt')
  if (textAt(alert, 'status') !== 'resolved' || !endsAt || stillFiring.test(endsAt)) return null
  return momentAt(alert, 'endsAt')
}

const fingerprintOf = (alert: JsonObject) =>
  textAt(alert, 'fingerprint') ??
  contentKey(JSON.stringify(Object.entries(objectAt(alert, 'labels') ?? {}).sort()))

function sharedOf(
  alert: JsonObject,
  group: Group,
): Omit<EntryDraft, 'key' | 'at' | 'precision' | 'text' | 'slice'> {
  const receiver = group.receiver || hostOf(group.externalURL)
  return {
    kind: 'signal',
    actorKind: 'system',
    source: receiver ? `Alertmanager ${receiver}` : 'Alertmanager',
    attributes: attributesOf({
      alertname: textAt(alert, 'labels', 'alertname'),
      severity: textAt(alert, 'labels', 'severity'),
      labels: objectAt(alert, 'labels'),
      annotations: objectAt(alert, 'annotations'),
      generatorURL: textAt(alert, 'generatorURL'),
      silencedBy:
        listAt(alert, 'status', 'silencedBy').length > 0 ? listAt(alert, 'status', 'silencedBy') : null,
      ...group,
    }),
  }
}

function hostOf(url: string | undefined): string {
  return url && URL.canParse(url) ? new URL(url).host : ''
}

/** `Firing: HighErrorRate — 5xx ratio 12 %`, or the labels that tell it from others where there is no annotation. */
function words(state: string, alert: JsonObject): string {
  const name = textAt(alert, 'labels', 'alertname') ?? 'an alert without a name'
  const told = ['summary', 'message', 'title', 'description']
    .map((key) => textAt(alert, 'annotations', key))
    .find(Boolean)
  const detail = told ?? labelWords(objectAt(alert, 'labels') ?? {})
  return detail ? `${state}: ${name} — ${detail}` : `${state}: ${name}`
}

function labelWords(labels: JsonObject): string {
  return Object.keys(labels)
    .filter((key) => key !== 'alertname' && key !== 'severity')
    .slice(0, 4)
    .map((key) => `${key}=${textAt(labels, key) ?? ''}`)
    .join(', ')
}
