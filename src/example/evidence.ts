import { hash } from 'node:crypto'
import { exampleZone, nameOf } from './organisation.ts'
import type { EvidenceScript } from './shape.ts'
import type { Calendar } from './when.ts'

const lines = (bodies: readonly unknown[]) =>
  Buffer.from(bodies.map((body) => `${JSON.stringify(body)}\n`).join(''))
const digest = (text: string) => hash('sha1', text, 'hex')

export interface AlertScript {
  name: string
  severity: 'critical' | 'warning' | 'info'
  service: string
  summary: string
  from: string
  /** When it resolved; absent while it fires for ever. */
  to?: string
  labels?: Record<string, string>
}

function alertBody(alert: AlertScript, receiver: string, calendar: Calendar, resolved: boolean) {
  const { name: alertname, severity, service, summary, from, to } = alert
  const labels = { alertname, service, severity, ...alert.labels }
  const status = resolved ? 'resolved' : 'firing'
  return {
    receiver,
    status,
    alerts: [
      {
        status,
        labels,
        annotations: { summary },
        startsAt: calendar.instant(from),
        endsAt: resolved && to ? calendar.instant(to) : '0001-01-01T00:00:00Z',
        generatorURL: `https://prometheus.hartstongue.example/graph?g0.expr=${alertname}`,
        fingerprint: digest(JSON.stringify(labels)).slice(0, 16),
      },
    ],
    groupLabels: { alertname },
    commonLabels: labels,
    commonAnnotations: { summary },
    externalURL: 'https://alerts.hartstongue.example',
    version: '4',
    groupKey: `{}:{alertname="${alertname}"}`,
    truncatedAlerts: 0,
  }
}

/** The webhook bodies that Alertmanager sent to a receiver, one a line: one when an alert fires, one when it ends. */
export function alertmanagerBodies(receiver: string, alerts: readonly AlertScript[]): EvidenceScript {
  return {
    entries: alerts.length + alerts.filter((alert) => alert.to).length,
    build: (calendar) => ({
      name: `alertmanager-${receiver}.jsonl`,
      bytes: lines(
        alerts.flatMap((alert) => [
          alertBody(alert, receiver, calendar, false),
          ...(alert.to ? [alertBody(alert, receiver, calendar, true)] : []),
        ]),
      ),
      format: 'alertmanager',
      options: {},
    }),
  }
}

/** When it was asked for, when it ended, how, which reference, and in which words. */
export type DeploymentScript = [
  at: string,
  done: string,
  outcome: 'success' | 'failure' | 'error',
  ref: string,
  description: string,
]

const robot = { login: 'shipit[bot]', type: 'Bot' }

/** GitHub's webhooks about deployments of a repository to production: each asked for, then ended. */
export function deployments(repository: string, scripts: readonly DeploymentScript[]): EvidenceScript {
  const full_name = `hartstongue/${repository}`
  const bodies = (calendar: Calendar) =>
    scripts.flatMap(([at, done, outcome, ref, description]) => {
      const sha = digest(`${repository} ${ref} ${description}`)
      const id = Number.parseInt(sha.slice(0, 7), 16)
      const url = `https://api.github.com/repos/${full_name}/deployments/${id}`
      const deployment = {
        id,
        sha,
        ref,
        task: 'deploy',
        environment: 'production',
        description,
        creator: robot,
        created_at: calendar.instant(at),
        url,
      }
      const status = {
        id: id + 1,
        state: outcome,
        environment: 'production',
        creator: robot,
        deployment_url: url,
      }
      return [
        { action: 'created', deployment, repository: { full_name }, sender: robot },
        {
          action: 'created',
          deployment_status: { ...status, created_at: calendar.instant(done) },
          deployment,
          repository: { full_name },
          sender: robot,
        },
      ]
    })
  return {
    entries: scripts.length * 2,
    build: (calendar) => ({
      name: `github-${repository}-deployments.jsonl`,
      bytes: lines(bodies(calendar)),
      format: 'github',
      options: {},
    }),
  }
}

/** GitHub's webhook about a published release. */
export function release(
  repository: string,
  tag: string,
  at: string,
  name: string,
  notes: string,
): EvidenceScript {
  const full_name = `hartstongue/${repository}`
  return {
    entries: 1,
    build: (calendar) => ({
      name: `github-${repository}-${tag}.json`,
      bytes: lines([
        {
          action: 'published',
          release: {
            id: Number.parseInt(digest(full_name + tag).slice(0, 7), 16),
            tag_name: tag,
            target_commitish: 'main',
            name,
            body: notes,
            draft: false,
            prerelease: false,
            author: robot,
            published_at: calendar.instant(at),
            html_url: `https://github.com/${full_name}/releases/tag/${tag}`,
          },
          repository: { full_name },
          sender: robot,
        },
      ]),
      format: 'github',
      options: {},
    }),
  }
}

type PageVerb = 'trigger' | 'notify' | 'acknowledge' | 'escalate' | 'annotate' | 'resolve'

export interface PageScript {
  at: string
  verb: PageVerb
  /** Absent when the service itself did it. */
  by?: string
  said: string
}

/** PagerDuty's log entries of one incident, as its REST API lists them. */
export function pageLog(incident: string, service: string, scripts: readonly PageScript[]): EvidenceScript {
  const agent = (by: string | undefined) =>
    by ? { type: 'user_reference', summary: nameOf(by) } : { type: 'service_reference', summary: service }
  return {
    entries: scripts.length,
    build: (calendar) => ({
      name: `pagerduty-${service}.json`,
      bytes: Buffer.from(
        JSON.stringify(
          {
            log_entries: scripts.map(({ at, verb, by, said }) => ({
              id: `R${digest(`${service} ${at} ${said}`).slice(0, 13).toUpperCase()}`,
              type: `${verb}_log_entry`,
              summary: said,
              created_at: calendar.instant(at),
              agent: agent(by),
              channel: { type: by ? 'website' : 'api' },
              service: { type: 'service_reference', summary: service },
              incident: { type: 'incident_reference', summary: incident },
            })),
            limit: 100,
            offset: 0,
            more: false,
          },
          null,
          1,
        ),
      ),
      format: 'pagerduty',
      options: {},
    }),
  }
}

const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/**
 * A table as it was saved from some tool, its times on the organisation's clocks. Rows are written `06:52 | 88121 |
 * phone | …`, the time first. `text` names the columns that an entry's words come from.
 */
export function table(
  name: string,
  columns: readonly string[],
  rows: string,
  mapping: { text: string[]; actor?: string; kind?: string; key?: string },
): EvidenceScript {
  const records = rows
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((each) => each.trim()))
  return {
    entries: records.length,
    build: (calendar) => {
      const written = records.map(([clock = '', ...rest]) =>
        [calendar.wall(clock), ...rest].map(cell).join(','),
      )
      return {
        name: `${name}.csv`,
        bytes: Buffer.from([columns.join(','), ...written, ''].join('\n')),
        format: 'table',
        options: { zone: exampleZone, columns: { at: columns[0] ?? '', ...mapping } },
      }
    },
  }
}

const written = (script: string) =>
  script
    .trim()
    .split('\n')
    .map((line) => line.trim())

/** Somebody's notes of one day (counted from the incident's first): lines that begin with a time of day. */
export function plainNotes(name: string, script: string, day = 0): EvidenceScript {
  const all = written(script)
  return {
    entries: all.filter((line) => /^\d\d:\d\d/.test(line)).length,
    build: (calendar) => ({
      name: `${name}.txt`,
      bytes: Buffer.from(`${all.join('\n')}\n`),
      format: 'text',
      options: { zone: exampleZone, date: calendar.day(day) },
    }),
  }
}
