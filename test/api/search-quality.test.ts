import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { indexed } from '../harness/indexed.ts'
import { createWorld, type World } from '../harness/world.ts'

const corpus = path.resolve(import.meta.dirname, '../../../shared/data/postmortems')
const there = existsSync(corpus)
if (!there)
  process.stdout.write('Left out: the real reviews are in ../shared/data/postmortems, which isn’t here.\n')

/** A query, and by a part of its title or path what somebody who types it is after. */
type Question = readonly [q: string, after: RegExp]

const good = 0.8
const page = 20

/**
 * The mean of the reciprocal ranks: 1 when the right incident always comes first, 0.5 when it comes second. Several finds
 * of one incident count as one, as a person sees them.
 */
async function meanReciprocalRank(
  { ana }: World,
  questions: readonly Question[],
  nameOf: (key: string) => string,
) {
  const ranks: string[] = []
  let sum = 0
  for (const [q, after] of questions) {
    const typing = q.endsWith('…')
    const answer = await ana.api('GET /search', {
      query: { q: q.replace('…', ''), limit: page * 2, ...(typing && { typing: 'true' }) },
    })
    const keys = [...new Set(answer.items.map(({ incidentKey }) => incidentKey))].slice(0, page)
    const rank = keys.findIndex((key) => after.test(nameOf(key))) + 1
    sum += rank === 0 ? 0 : 1 / rank
    if (rank !== 1) ranks.push(`${rank === 0 ? '–' : rank} ${q}`)
  }
  return { mean: sum / questions.length, others: ranks }
}

const ofTheExample: Question[] = [
  ['expired certificate payments', /breakfast/],
  ['card provider portal', /breakfast/],
  ['pay by invoice', /breakfast/],
  ['yesterday’s certificate gateway', /One gateway/],
  ['gateway image old', /One gateway/],
  ['certificate vault', /One gateway|breakfast/],
  ['retries courier slow', /Three vans/],
  ['vans labels', /Three vans/],
  ['booking timeout', /Three vans|Two couriers/],
  ['idempotency key', /Two couriers|water your fern/],
  ['standby hand-over maintenance', /Two couriers/],
  ['two tracking numbers', /Two couriers/],
  ['dns resolver old address', /old door/],
  ['visitors cannot be reached', /old door/],
  ['session key rotation', /Signing in/],
  ['accounts locked', /Signing in/],
  ['signing in', /Signing in/],
  ['restore backup orders database', /could not have been restored/],
  ['kind:item restore', /could not have been restored/],
  ['service:watering stop water', /North House/],
  ['drowning', /North House/],
  ['sensor row', /North House/],
  ['index build during sale', /nobody could finish/],
  ['load test report backup', /nobody could finish/],
  ['orchid search', /orchid/],
  ['alias smoke test', /orchid/],
  ['column migration lock', /Stock held/],
  ['lock_timeout', /Stock held/],
  ['reminder mails queue', /water your fern/],
  ['order mails late', /water your fern/],
  // Mistyped.
  ['certifcate breakfast', /breakfast/],
  ['orchdi', /orchid/],
  ['migraton column', /Stock held/],
  ['drownign', /North House/],
  ['idempotncy', /Two couriers|water your fern/],
  // While somebody types.
  ['resto…', /could not have been restored/],
  ['couri…', /Two couriers|Three vans/],
  ['three van…', /Three vans/],
]

test('what somebody looks for in the example comes first', { timeout: 240_000 }, async () => {
  const world = await createWorld()
  await world.ana.api('POST /example', {})
  await indexed(world)
  const { items } = await world.ana.api('GET /incidents', { query: { limit: 100 } })
  const titles = new Map(items.map(({ key, title }) => [key, title]))
  const { mean, others } = await meanReciprocalRank(world, ofTheExample, (key) => titles.get(key) ?? '')
  process.stdout.write(`Example: mean reciprocal rank ${mean.toFixed(3)} of ${ofTheExample.length} queries\n`)
  expect(mean, others.join('\n')).toBeGreaterThanOrEqual(good)
})

const ofRealReviews: Question[] = [
  ['kubernetes ip starvation', /IP starvation/],
  ['inotify watches exhaustion', /Inotify/],
  ['coredns upgrade', /CoreDNS/],
  ['log4shell', /Log4Shell/],
  ['kafka metrics prometheus', /Kafka metrics/],
  ['adfs outage', /ADFS outage/],
  ['traefik inbound', /Traefik rule/],
  ['flux version bump', /Flux version bump/],
  ['matomo down', /matomo-down/],
  ['mongodb down', /mongodb-down/],
  ['kibana circuit breaking', /kibana-down/],
  ['zammad elasticsearch', /zammad/],
  ['certbot failure', /certbot-failure|certificate/],
  ['nvme pci', /NVMe/],
  ['service account leak', /service-account-leak/],
  ['autoscaler', /autoscaler-incident/],
  ['kernel deaths', /kernel-deaths/],
  ['too many volumes', /too-many-volumes/],
  ['wayback import failure', /wayback-machine-import/],
  ['staging reboot loop', /staging-reboot-loop/],
  ['incorrect tls certificates deployed', /incorrect-tls-certs/],
  ['versionista scraper', /versionista-scraper/],
  ['rustup incident', /rustup/],
  ['phishing crates', /phishing/],
  ['malicious crate rustdecimal', /rustdecimal/],
  ['date picker', /date-picker/],
  ['image thumbnails search', /thumbnails/],
  ['reporting cluster configuration loss', /reporting-cluster/],
  ['cross cluster replication', /cross-cluster/],
  ['planet replication diff', /2025\/07\/11/],
  ['cloudbank healthcheck', /cloudbank-healthcheck/],
  ['jira outage', /jira-outage/],
  ['incrementals outage', /incrementals-outage/],
  ['code search outages', /code-search-outages/],
  ['fileserver failure', /fileserver-failure/],
  ['postgres connection surge', /postgres-connection-surge/],
  ['nodebalancer memory', /nodebalancer/],
  ['"cascading node failures"', /cascading-node-failures/],
  // Mistyped.
  ['inotfy exhaustion', /Inotify/],
  ['autoscalr', /autoscaler-incident/],
  ['versionsita', /versionista/],
  ['phising crates', /phishing/],
  ['nodebalnacer', /nodebalancer/],
  ['thumbnials', /thumbnails/],
  // While somebody types.
  ['inoti…', /Inotify/],
  ['matom…', /matomo-down/],
  ['kernel dea…', /kernel-deaths/],
  ['rustd…', /rustdecimal/],
]

function documents(): { name: string; text: string }[] {
  return readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(md|qmd|txt)$/.test(name) && !/LICENSE|PROVENANCE/.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(corpus, name), 'utf8').replaceAll('\0', '') }))
}

function titleOf({ name, text }: { name: string; text: string }): string {
  const stated = /^title\s*[:=]\s*"?(.+?)"?\s*$/m.exec(text.slice(0, 2_000)) ?? /^# (.+)$/m.exec(text)
  return (
    stated?.[1] ??
    path
      .basename(name)
      .replace(/\.\w+$/, '')
      .replaceAll(/[-_#]+/g, ' ')
  )
}

/** Keeps each as a report published to everybody. @returns the path behind each key. */
async function keepAsReports({ connection, ana }: World): Promise<Map<string, string>> {
  const client = new pg.Client(connection)
  await client.connect()
  const paths = new Map<string, string>()
  for (const [index, given] of documents().entries()) {
    const key = `PM-${index + 1}`
    const title = titleOf(given).slice(0, 200)
    const content = { key, title, services: [], parts: [{ id: 'story', heading: 'Story', text: given.text }] }
    await client.query(
      `with i as (insert into incident (number, key, title, severity_id)
         select 500000 + $1, $2, $3, id from severity order by rank limit 1 returning id),
       r as (insert into review (incident_id, state) select id, 'published' from i returning id)
       insert into publication (review_id, number, audience, names, content)
       select id, 1, 'organisation', 'roles', $4 from r`,
      [index, key, title, JSON.stringify(content)],
    )
    paths.set(key, given.name)
  }
  await client.end()
  await ana.api('POST /search/index', {})
  return paths
}

test.skipIf(!there)('what somebody looks for in real reviews comes first', { timeout: 240_000 }, async () => {
  const world = await createWorld()
  const paths = await keepAsReports(world)
  await indexed(world)
  const { mean, others } = await meanReciprocalRank(world, ofRealReviews, (key) => paths.get(key) ?? '')
  process.stdout.write(
    `Real reviews: mean reciprocal rank ${mean.toFixed(3)} of ${ofRealReviews.length} queries\n`,
  )
  process.stdout.write(`${others.join('\n')}\n`)
  expect(mean, others.join('\n')).toBeGreaterThanOrEqual(good)
})
