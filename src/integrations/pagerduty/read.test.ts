import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evidenceOf, readAll, told } from '../../../test/harness/reading.ts'
import { realInput } from '../../../test/harness/real-input.ts'
import { pagerduty } from './read.ts'

const ada = { id: 'PADA', type: 'user_reference', summary: 'Ada Fictional' }
const service = { id: 'PSVC', type: 'service_reference', summary: 'Checkout' }
const url = 'https://shop.pagerduty.example/incidents/PINC'
const incident = {
  id: 'PINC',
  type: 'incident',
  self: 'https://api.pagerduty.example/incidents/PINC',
  html_url: url,
  incident_number: 7,
  title: 'Checkout is slow',
  status: 'resolved',
  created_at: '2024-03-01T14:02:00Z',
  resolved_at: '2024-03-01T15:00:00Z',
  service,
  acknowledgements: [{ at: '2024-03-01T14:04:00Z', acknowledger: ada }],
  last_status_change_by: ada,
  first_trigger_log_entry: { id: 'Q1', type: 'trigger_log_entry_reference' },
}
const logEntry = (type: string, more = {}) => ({
  id: `Q_${type}`,
  type: `${type}_log_entry`,
  created_at: '2024-03-01T14:05:00Z',
  agent: ada,
  incident: { id: 'PINC', type: 'incident_reference', summary: '[#7] Checkout is slow' },
  ...more,
})
const event = (event_type: string, data: object, more = {}) => ({
  event: {
    id: `01${event_type}`,
    event_type,
    resource_type: 'incident',
    occurred_at: '2024-03-01T14:05:00.250Z',
    agent: ada,
    data,
    ...more,
  },
})
const tellOf = async (content: unknown) =>
  (await readAll(pagerduty, await evidenceOf(content))).entries.map(told)

describe('the REST API', () => {
  it('tells an incident by its trigger, acknowledgements and end', async () => {
    const { entries } = await readAll(pagerduty, await evidenceOf({ incidents: [incident] }))
    expect(entries.map(told)).toEqual([
      '2024-03-01T14:02:00Z signal Triggered: Checkout is slow',
      '2024-03-01T14:04:00Z action Acknowledged: Checkout is slow',
      '2024-03-01T15:00:00Z recovery-step Resolved: Checkout is slow',
    ])
    expect(entries[1]).toMatchObject({
      actor: 'Ada Fictional',
      actorKind: 'human',
      source: 'PagerDuty',
      slice: '/incidents/0',
    })
    expect(entries[0]).toMatchObject({
      actor: 'Checkout',
      actorKind: 'system',
      attributes: { number: '7', url },
    })
  })

  it.each([
    ['acknowledge', 'action'],
    ['unacknowledge', 'action'],
    ['resolve', 'recovery-step'],
    ['escalate', 'escalation'],
    ['exhaust_escalation_path', 'escalation'],
    ['assign', 'hand-off'],
    ['notify', 'communication'],
    ['annotate', 'communication'],
    ['snooze', 'action'],
    ['merge', 'action'],
    ['priority_change', 'impact-change'],
    ['urgency_change', 'impact-change'],
    ['field_value_change', 'context'],
    ['never_heard_of', 'context'],
  ])('reads log entries: %s is %s', async (type, kind) => {
    const { entries } = await readAll(pagerduty, await evidenceOf({ log_entries: [logEntry(type)] }))
    expect(entries[0]).toMatchObject({ kind, key: `pagerduty:log:Q_${type}`, actor: 'Ada Fictional' })
  })

  it('adds to PagerDuty’s own sentence what it leaves out', async () => {
    const trigger = logEntry('trigger', {
      summary: 'Triggered through the API',
      event_details: { description: 'p99 above 2 s' },
      channel: { type: 'api', summary: 'p99 above 2 s' },
    })
    expect(await tellOf({ log_entries: [trigger] })).toEqual([
      '2024-03-01T14:05:00Z signal Triggered through the API — p99 above 2 s',
    ])
  })

  it('reads notes, alerts and change events', async () => {
    const note = {
      id: 'PNOTE',
      user: ada,
      content: 'Restarting the pool.',
      created_at: '2024-03-01T15:05:00+01:00',
    }
    const alert = {
      id: 'PALERT',
      type: 'alert',
      alert_key: 'k',
      summary: 'p99',
      created_at: '2024-03-01T14:01:00Z',
      service,
    }
    const change = {
      id: '01CHANGE',
      type: 'change_event',
      summary: 'Build 12 deployed',
      timestamp: '2024-03-01T13:55:00Z',
      source: 'ci',
    }
    expect(await tellOf({ notes: [note] })).toEqual([
      '2024-03-01T14:05:00Z communication Note: Restarting the pool.',
    ])
    expect(await tellOf({ alerts: [alert] })).toEqual(['2024-03-01T14:01:00Z signal Alert: p99'])
    expect(await tellOf({ change_events: [change] })).toEqual([
      '2024-03-01T13:55:00Z change Build 12 deployed',
    ])
  })

  it('goes on behind a broken record', async () => {
    const broken = { log_entries: [logEntry('trigger', { created_at: 'soon' }), 'junk', logEntry('resolve')] }
    const { entries, unread } = await readAll(pagerduty, await evidenceOf(broken))
    expect(entries).toHaveLength(1)
    expect(unread.map(({ where }) => where)).toEqual(['/log_entries/0', '/log_entries/1'])
  })
})

describe('webhooks', () => {
  it('of version 3 say what happened to what', async () => {
    const reference = { incident: { ...incident, type: 'incident_reference', summary: 'Checkout is slow' } }
    const data = { ...incident, assignees: [ada], priority: { summary: 'P1' } }
    expect(await tellOf(event('incident.acknowledged', data))).toEqual([
      '2024-03-01T14:05:00.250000Z action Acknowledged: Checkout is slow',
    ])
    expect(await tellOf(event('incident.priority_updated', data))).toEqual([
      '2024-03-01T14:05:00.250000Z impact-change Priority changed: P1 — Checkout is slow',
    ])
    expect(
      await tellOf(
        event('incident.status_update_published', { ...reference, message: 'A fix is on its way.' }),
      ),
    ).toEqual(['2024-03-01T14:05:00.250000Z communication Status update: A fix is on its way.'])
    const roles = { incident_role_assignments: [{ role: { summary: 'Scribe' }, assignee: ada }] }
    expect(await tellOf(event('incident.role.assigned', roles))).toEqual([
      '2024-03-01T14:05:00.250000Z hand-off Role assigned: Scribe is Ada Fictional',
    ])
    expect((await readAll(pagerduty, await evidenceOf(event('pagey.ping', {})))).skipped).toEqual({
      'a test of the webhook': 1,
    })
  })

  it('of version 2 bring the log entries of the REST API', async () => {
    const message = {
      id: 'm1',
      event: 'incident.acknowledge',
      created_on: '2024-03-01T14:05:01Z',
      incident,
      log_entries: [logEntry('acknowledge')],
    }
    const hooked = await readAll(pagerduty, await evidenceOf({ messages: [message] }))
    const asked = await readAll(pagerduty, await evidenceOf({ log_entries: [logEntry('acknowledge')] }))
    expect(hooked.entries.map(({ key }) => key)).toEqual(asked.entries.map(({ key }) => key))
    expect(await tellOf({ messages: [{ ...message, log_entries: [] }] })).toEqual([
      '2024-03-01T14:05:01Z action Acknowledged: Checkout is slow',
    ])
  })

  it('of version 1 are read by their verb', async () => {
    const message = {
      id: 'm1',
      type: 'incident.trigger',
      created_on: '2024-03-01T14:02:00Z',
      data: {
        incident: {
          id: 'PINC',
          trigger_summary_data: { subject: 'CPU' },
          trigger_details_html_url: `${url}/log_entries/Q1`,
        },
      },
    }
    const { entries } = await readAll(pagerduty, await evidenceOf({ messages: [message] }))
    expect(entries.map(told)).toEqual(['2024-03-01T14:02:00Z signal Triggered: CPU'])
    const rest = await readAll(pagerduty, await evidenceOf({ incident }))
    expect(entries[0]?.key).toBe(rest.entries[0]?.key)
  })

  it('name notes and triggers as the REST API does', async () => {
    const note = { incident, id: 'PNOTE', content: 'Restarting.', type: 'incident_note' }
    const { entries } = await readAll(pagerduty, await evidenceOf(event('incident.annotated', note)))
    expect(entries[0]?.key).toBe('pagerduty:note:PNOTE')
    const { first_trigger_log_entry: _, ...bare } = incident
    const hooked = await readAll(pagerduty, await evidenceOf(event('incident.triggered', incident)))
    const asked = await readAll(pagerduty, await evidenceOf({ incident: bare }))
    expect(hooked.entries[0]?.key).toBe(asked.entries[0]?.key)
  })
})

it('is not taken for Alertmanager’s, and does not take over plain JSON', async () => {
  for (const other of [
    { alerts: [{ status: 'firing' }] },
    { messages: ['hello'] },
    { notes: [{ content: 'x' }] },
    {},
    [],
    7,
  ])
    expect((await pagerduty.recognise(await evidenceOf(other))).confidence, JSON.stringify(other)).toBe(0)
})

it('real bodies: every one with a moment becomes entries', async (context) => {
  const folder = realInput(context, 'alerts/pagerduty')
  const files = [
    ...readdirSync(folder).filter((file) => /(?:V1|V2|zulip).*\.json$/.test(file)),
    ...readdirSync(`${folder}/rest-examples`)
      .filter((file) => !/oncalls|past_incidents/.test(file))
      .map((file) => `rest-examples/${file}`),
  ]
  expect(files.length).toBeGreaterThan(20)
  for (const file of files) {
    const evidence = await evidenceOf(readFileSync(`${folder}/${file}`))
    const { entries, unread } = await readAll(pagerduty, evidence)
    expect((await pagerduty.recognise(evidence)).confidence, file).toBeGreaterThan(0.9)
    expect(entries.length, file).toBeGreaterThan(0)
    expect(unread, file).toEqual([])
  }
})
