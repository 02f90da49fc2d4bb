import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evidenceOf, readAll, told, zipOf } from '../../../test/harness/reading.ts'
import { realInput } from '../../../test/harness/real-input.ts'
import { alertmanager } from './read.ts'

const disk = {
  status: 'firing',
  labels: { alertname: 'DiskFull', severity: 'page', instance: 'db-1' },
  annotations: { summary: 'db-1 is 95 % full' },
  startsAt: '2024-03-01T14:02:33.123456789Z',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'http://prometheus/graph',
  fingerprint: 'aaaa000011112222',
}
const body = {
  version: '4',
  groupKey: '{}:{alertname="DiskFull"}',
  truncatedAlerts: 0,
  status: 'firing',
  receiver: 'pager',
  groupLabels: { alertname: 'DiskFull' },
  commonLabels: {},
  commonAnnotations: {},
  externalURL: 'http://alertmanager.example:9093',
  alerts: [disk],
}
const resolved = {
  ...body,
  status: 'resolved',
  alerts: [{ ...disk, status: 'resolved', annotations: {}, endsAt: '2024-03-01T14:10:00Z' }],
}

describe('Alertmanager bodies', () => {
  it('say when an alert began', async () => {
    const { entries } = await readAll(alertmanager, await evidenceOf(body))
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      key: 'alertmanager:aaaa000011112222:2024-03-01T14:02:33.123Z:firing',
      at: Date.UTC(2024, 2, 1, 14, 2, 33, 123) * 1000 + 456,
      precision: 'exact',
      zone: 'UTC',
      kind: 'signal',
      actorKind: 'system',
      source: 'Alertmanager pager',
      text: 'Firing: DiskFull — db-1 is 95 % full',
      slice: '/alerts/0',
      attributes: {
        severity: 'page',
        generatorURL: 'http://prometheus/graph',
        groupKey: '{}:{alertname="DiskFull"}',
      },
    })
  })

  it('and when it ended, without annotations by its labels', async () => {
    const { entries } = await readAll(alertmanager, await evidenceOf(resolved))
    expect(entries.map(told)).toEqual([
      '2024-03-01T14:02:33.123456Z signal Firing: DiskFull — instance=db-1',
      '2024-03-01T14:10:00Z signal Resolved: DiskFull — instance=db-1',
    ])
  })

  it('name the same alert by the same keys, however often they come', async () => {
    const again = await readAll(alertmanager, await evidenceOf([body, body, resolved]))
    expect(new Set(again.entries.map(({ key }) => key)).size).toBe(2)
    const api = {
      ...disk,
      startsAt: '2024-03-01T14:02:33.123Z',
      status: { state: 'active', silencedBy: [], inhibitedBy: [] },
      receivers: [{ name: 'pager' }],
      endsAt: '2024-03-01T14:07:00Z',
    }
    const asked = await readAll(alertmanager, await evidenceOf([api]))
    expect(asked.entries.map(({ key }) => key)).toEqual([again.entries[0]?.key])
  })

  it('tell what Alertmanager cut off, and which alert has no time', async () => {
    const cut = { ...body, truncatedAlerts: 3, alerts: [disk, { ...disk, startsAt: 'soon' }, 'junk'] }
    const { entries, unread, skipped } = await readAll(alertmanager, await evidenceOf(cut))
    expect(entries).toHaveLength(1)
    expect(unread.map(({ where }) => where)).toEqual(['/alerts/1', '/alerts/2'])
    expect(skipped).toEqual({ 'cut off by Alertmanager before sending (max_alerts)': 3 })
  })

  it('keep to the chosen times', async () => {
    const options = { from: '2024-03-01T14:05:00Z', to: '2024-03-01T14:11:00Z' }
    const { entries, skipped } = await readAll(alertmanager, await evidenceOf(resolved), options)
    expect(entries.map(({ text }) => text.split(':')[0])).toEqual(['Resolved'])
    expect(skipped).toEqual({ 'outside the chosen times': 1 })
  })

  it('are not what Grafana sends', async () => {
    const grafana = { ...body, version: '1', orgId: 1, title: '[FIRING:1]', state: 'alerting' }
    expect((await alertmanager.recognise(await evidenceOf(grafana))).confidence).toBe(0)
    expect((await alertmanager.recognise(await evidenceOf(body))).confidence).toBeGreaterThan(0.9)
  })

  it('stand among strangers in an archive', async () => {
    const zip = await zipOf({
      '1.json': body,
      '1.headers.json': { method: 'POST' },
      '2.json': { other: true },
    })
    const { entries, skipped } = await readAll(alertmanager, zip)
    expect(entries[0]?.slice).toBe('1.json#/alerts/0')
    expect(skipped['not among the Alertmanager bodies that can be read']).toBe(1)
    expect((await alertmanager.recognise(zip)).confidence).toBeGreaterThan(0.9)
  })

  it('show what they hold before they are read', async () => {
    const seen = await alertmanager.inspect(await evidenceOf([body, resolved]), {})
    expect(seen.preview).toHaveLength(3)
    expect(seen.from).toBe('2024-03-01T14:02:33.123456Z')
    expect(seen.to).toBe('2024-03-01T14:10:00Z')
  })
})

it('real captures: retried bodies add nothing, every alert has its key', async (context) => {
  const folder = realInput(context, 'alerts/alertmanager-real')
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  const zip = await zipOf(Object.fromEntries(files.map((file) => [file, readFileSync(`${folder}/${file}`)])))
  const { entries, unread } = await readAll(alertmanager, zip)
  const keys = new Set(entries.map(({ key }) => key))
  expect(unread).toEqual([])
  expect(entries.length).toBeGreaterThan(keys.size)
  const flaky = entries.filter(({ text }) => text.includes('FlakyHook'))
  expect(flaky).toHaveLength(7)
  expect(new Set(flaky.map(({ key }) => key)).size).toBe(2)
})
