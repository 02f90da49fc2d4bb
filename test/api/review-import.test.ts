import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { beforeAll, expect, test } from 'vitest'
import { makeZip } from '../harness/make-zip.ts'
import { importAll, sampleReview, sendReviews, untilReady } from '../harness/review-import.ts'
import { createWorld, type Somebody, type World } from '../harness/world.ts'
import { ask, bearer } from './asking.ts'

let world: World
beforeAll(async () => {
  world = await createWorld({ lasting: true })
  return world.stop
})

test('a document becomes an incident with its story, findings, items and a published report', async () => {
  const { api } = world.ana
  const read = await sendReviews(api, [{ path: 'reviews/checkout.md', bytes: sampleReview() }], 'First')
  expect(read).toMatchObject({
    state: 'ready',
    canStart: true,
    taken: 1,
    kinds: { review: 1, notice: 0 },
    understood: { reviews: 1, dated: 1, withSections: 1, withTimeline: 1, withItems: 1 },
    severities: [{ written: 'SEV2', documents: 1, becomes: 'SEV2' }],
  })
  const done = await importAll(api, read.id)
  expect(done).toMatchObject({
    state: 'done',
    outcomes: { created: 1, failed: 0 },
    progress: { done: 1, of: 1 },
  })
  const { items: rows } = await api('GET /review-imports/:id/documents', { params: { id: read.id } })
  const key = rows[0]?.incidentKey ?? ''
  const params = { key }
  const incident = await api('GET /incidents/:key', { params })
  expect(incident).toMatchObject({
    title: 'Checkout refused cards',
    severity: { name: 'SEV2' },
    startedAt: '2024-03-05T00:00:00.000000Z',
    startedPrecision: 'day',
    summary: 'Cards were refused for forty minutes because a certificate had run out.',
    customerImpact: 'One in five customers could not pay.',
    visibility: 'organisation',
  })
  expect(incident.services.map(({ name }) => name)).toEqual(['Checkout', 'Payments'])
  const { items: story } = await api('GET /incidents/:key/story', { params })
  expect(story.map(({ entry }) => [entry.at.slice(0, 16), entry.text])).toEqual([
    ['2024-03-05T09:30', 'The certificate runs out'],
    ['2024-03-05T09:42', 'Support reports refused cards'],
    ['2024-03-05T10:10', 'A new certificate is in place'],
  ])
  const review = await api('GET /incidents/:key/review', { params })
  expect(review).toMatchObject({ state: 'published', publishedVersion: 1 })
  expect(review.factors.map(({ statement, kind }) => [kind, statement])).toEqual([
    ['contributor', 'Nobody was told that the certificate would run out'],
    ['contributor', 'The reminder went to a mailbox that nobody reads'],
  ])
  expect(review.insights.map(({ text }) => text)).toEqual(['Certificates need an owner'])
  expect(review.notes.map(({ text, tag }) => [tag, text])).toEqual([
    ['went-well', 'Support noticed within minutes'],
  ])
  const { items } = await api('GET /incidents/:key/items', { params })
  expect(items.map(({ title, state, owner, url }) => ({ title, state, owner, url }))).toEqual([
    {
      title: 'Renew the certificate by machine',
      state: 'done',
      owner: 'Kim',
      url: 'https://tracker.example/OPS-12',
    },
    { title: 'Warn thirty days before a certificate runs out', state: 'idea', owner: null, url: null },
  ])
  const version = await api('GET /incidents/:key/report/versions/:number', { params: { key, number: 1 } })
  const draft = await api('GET /incidents/:key/report', { params, query: { names: 'names' } })
  expect(version.content).toEqual(draft.content)
  expect(version.content.parts.find(({ id }) => id === 'factors')?.text).toBe(
    'The certificate was made by hand two years ago.',
  )
  expect(version.content.parts.find(({ id }) => id === 'items')?.text ?? '').toBe('')
})

const rowsOf = async ({ api }: Somebody, id: string) =>
  (await api('GET /review-imports/:id/documents', { params: { id } })).items
const importing = async (who: Somebody, files: { path: string; bytes: string }[], collection: string) => {
  const read = await sendReviews(who.api, files, collection)
  const done = await importAll(who.api, read.id)
  return { ...done, rows: await rowsOf(who, read.id) }
}
const incidentsOf = async ({ api }: Somebody) =>
  (await api('GET /incidents', { query: { limit: 200 } })).items

test('where nobody tells when it was, it stands behind all others, and a marker brings it to its place', async () => {
  const { api } = world.ana
  const undated = Buffer.from(
    '# The cellar was flooded\n\n## Summary\n\nWater stood in the cellar for hours.\n\n## Root cause\n\nA valve had rusted through.\n',
  )
  const read = await sendReviews(api, [{ path: 'cellar.md', bytes: undated }], 'Undated')
  await importAll(api, read.id)
  const { items: rows } = await api('GET /review-imports/:id/documents', { params: { id: read.id } })
  const key = rows[0]?.incidentKey ?? ''
  const params = { key }
  expect(await api('GET /incidents/:key', { params })).toMatchObject({
    startedPrecision: 'unknown',
    imported: true,
  })
  const { items } = await api('GET /incidents', {})
  expect(items.at(-1)?.key).toBe(key)
  const at = '2023-05-06T07:08:00.000000Z'
  await api('PUT /incidents/:key/markers/:marker', { params: { key, marker: 'detected' }, body: { at } })
  expect(await api('GET /incidents/:key', { params })).toMatchObject({
    startedAt: at,
    startedPrecision: 'exact',
  })
  await api('DELETE /incidents/:key/markers/:marker', { params: { key, marker: 'detected' } })
  expect(await api('GET /incidents/:key', { params })).toMatchObject({ startedPrecision: 'unknown' })
})

test('the same again is unchanged; a changed document updates its incident, and moved ones are found', async () => {
  const files = [
    { path: 'a/one.md', bytes: sampleReview({ title: 'Queue filled up' }) },
    { path: 'a/two.md', bytes: sampleReview({ title: 'Disk filled up' }) },
  ]
  const first = await importing(world.ana, files, 'Again')
  expect(first.outcomes.created).toBe(2)
  const before = (await incidentsOf(world.ana)).length
  const again = await importing(world.ana, files, 'again')
  expect(again.outcomes).toMatchObject({ created: 0, unchanged: 2 })

  const changed = sampleReview({ title: 'Queue filled up twice', more: '- [ ] Watch the queue\n' })
  const third = await importing(
    world.ana,
    [
      { path: 'a/one.md', bytes: changed },
      { path: 'archive/two.md', bytes: files[1]?.bytes ?? '' },
    ],
    'Again',
  )
  expect(third.rows.map(({ outcome, incidentKey }) => [outcome, incidentKey])).toEqual([
    ['updated', first.rows[0]?.incidentKey],
    ['unchanged', first.rows[1]?.incidentKey],
  ])
  const params = { key: first.rows[0]?.incidentKey ?? '' }
  const { api } = world.ana
  expect((await api('GET /incidents/:key', { params })).title).toBe('Queue filled up twice')
  expect((await api('GET /incidents/:key/items', { params })).items).toHaveLength(3)
  expect((await api('GET /incidents/:key/story', { params })).items).toHaveLength(3)
  expect((await api('GET /incidents/:key/evidence', { params })).items).toHaveLength(2)
  const versions = await api('GET /incidents/:key/report/versions', { params })
  expect(versions.items.map(({ number }) => number)).toEqual([2, 1])
  expect((await incidentsOf(world.ana)).length).toBe(before)
})

test('what people worked on stays; the new document is put beside', async () => {
  const { api } = world.ana
  const path = 'kept.md'
  const first = await importing(world.ana, [{ path, bytes: sampleReview({ title: 'Kept' }) }], 'Kept')
  const params = { key: first.rows[0]?.incidentKey ?? '' }
  await api('POST /incidents/:key/notes', { params, body: { text: 'I was there', anonymous: true } })
  const changed = sampleReview({ title: 'Kept no more' })
  const second = await importing(world.ana, [{ path, bytes: changed }], 'Kept')
  expect(second.rows[0]).toMatchObject({ outcome: 'kept', incidentKey: params.key })
  expect(second.rows[0]?.reason).toContain('People have worked on it')
  expect((await api('GET /incidents/:key', { params })).title).toBe('Kept')
  expect((await api('GET /incidents/:key/evidence', { params })).items).toHaveLength(2)
  expect((await api('GET /incidents/:key/review', { params })).notes).toHaveLength(2)
})

test('an import can be taken back, brought back one by one, and a deleted incident comes anew', async () => {
  const { api } = world.ana
  const files = [{ path: 'back.md', bytes: sampleReview({ title: 'Taken back' }) }]
  const first = await importing(world.ana, files, 'Back')
  const params = { id: first.id }
  const key = first.rows[0]?.incidentKey ?? ''
  expect(await api('POST /review-imports/:id/withdrawal', { params })).toMatchObject({ state: 'withdrawn' })
  expect((await incidentsOf(world.ana)).map((line) => line.key)).not.toContain(key)
  const second = await importing(world.ana, files, 'Back')
  expect(second.rows[0]?.outcome).toBe('created')
  expect(second.rows[0]?.incidentKey).not.toBe(key)
  await api('POST /incidents/:key/restoration', { params: { key } })
  expect((await api('GET /incidents/:key', { params: { key } })).title).toBe('Taken back')
})

test('a correction of a shape is for all its documents, and can be undone', async () => {
  const { api } = world.ana
  const odd = (title: string) =>
    `# ${title}\n\nWhen it was: 2023-04-01\n\n## Ursache\n\n- Zu viele Anfragen\n\n## Verlauf\n\nAlles ging schnell.\n`
  const files = ['eins', 'zwei', 'drei'].map((name) => ({ path: `${name}.md`, bytes: odd(name) }))
  const read = await sendReviews(api, files, 'Shapes')
  const params = { id: read.id }
  const { shapes } = await api('GET /review-imports/:id/shapes', { params })
  expect(shapes).toHaveLength(1)
  expect(shapes[0]).toMatchObject({ id: 1, format: 'markdown', documents: 3, sample: 1 })
  expect(shapes[0]?.headings.map(({ key, meaning, documents }) => [key, meaning, documents])).toEqual([
    ['ursache', 'other', 3],
    ['verlauf', 'other', 3],
  ])
  const shape = await api('PATCH /review-imports/:id/shapes/:shape', {
    params: { id: read.id, shape: 1 },
    body: { headings: { ursache: 'factors' }, labels: { 'when it was': 'date' }, take: true },
  })
  expect(shape.headings[0]).toMatchObject({ key: 'ursache', chosen: 'factors' })
  expect((await untilReady(api, read.id)).understood).toMatchObject({ reviews: 3, dated: 3, withSections: 3 })
  const detail = await api('GET /review-imports/:id/documents/:number', { params: { ...params, number: 2 } })
  expect(detail.reading.sections.map(({ heading, meaning }) => [heading, meaning])).toContainEqual([
    'Ursache',
    'factors',
  ])
  expect(detail).toMatchObject({ date: '2023-04-01', original: odd('zwei') })
  await api('PATCH /review-imports/:id/shapes/:shape', {
    params: { id: read.id, shape: 1 },
    body: { headings: { ursache: null } },
  })
  await untilReady(api, read.id)
  const back = await api('GET /review-imports/:id/documents/:number', { params: { ...params, number: 2 } })
  expect(back.reading.sections.every(({ meaning }) => meaning !== 'factors')).toBe(true)
  const row = await api('PATCH /review-imports/:id/documents/:number', {
    params: { ...params, number: 3 },
    body: { take: false },
  })
  expect(row.take).toBe(false)
  const done = await importAll(api, read.id)
  expect(done.outcomes).toMatchObject({ created: 2, leftOut: 1 })
  expect((await rowsOf(world.ana, read.id))[2]).toMatchObject({
    outcome: 'leftOut',
    reason: 'It was left out by choice.',
  })
})

test('severities become ours, by name, number, word or choice', async () => {
  const { api } = world.ana
  const levels = ['P1', 'critical', 'minor', 'Purple']
  const files = levels.map((severity) => ({
    path: `${severity}.md`,
    bytes: sampleReview({ title: `About ${severity}`, severity }),
  }))
  const read = await sendReviews(api, files, 'Severities')
  expect(Object.fromEntries(read.severities.map(({ written, becomes }) => [written, becomes]))).toEqual({
    P1: 'SEV1',
    critical: 'SEV1',
    minor: 'SEV4',
    Purple: null,
  })
  const params = { id: read.id }
  const body = { severities: { Purple: 'SEV3' }, audience: 'participants' as const, version: read.version }
  await api('PATCH /review-imports/:id', { params, body })
  await expect(api('PATCH /review-imports/:id', { params, body })).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  await importAll(api, read.id)
  const keys = (await rowsOf(world.ana, read.id)).map(({ incidentKey }) => incidentKey ?? '')
  const made = await Promise.all(keys.map((key) => api('GET /incidents/:key', { params: { key } })))
  expect(made.map(({ severity }) => severity.name)).toEqual(['SEV1', 'SEV1', 'SEV4', 'SEV3'])
  const cy = await world.person('Cy Private')
  await expect(cy.api('GET /incidents/:key', { params: { key: keys[0] ?? '' } })).rejects.toMatchObject({
    code: 'not-found',
  })
})

test('an import is its own person’s and the administrators’; to others it is not there', async () => {
  const bo = await world.person('Bo Owner')
  const cy = await world.person('Cy Curious')
  const secret = 'xylophone'
  const mine = await importing(bo, [{ path: `${secret}.md`, bytes: sampleReview({ title: secret }) }], secret)
  for (const name of ['', '/documents', '/documents/1', '/shapes'] as const) {
    const address = `GET /review-imports/${mine.id}${name}`
    const seen = await ask(world.url, address, {}, bearer(cy.token))
    const absent = await ask(world.url, address.replace(mine.id, randomUUID()), {}, bearer(cy.token))
    expect([seen.status, seen.json.detail]).toEqual([404, absent.json.detail])
  }
  for (const [method, name] of [
    ['POST', '/start'],
    ['POST', '/withdrawal'],
    ['POST', '/cancellation'],
    ['DELETE', ''],
  ]) {
    const { status } = await ask(
      world.url,
      `${method} /review-imports/${mine.id}${name}`,
      {},
      bearer(cy.token),
    )
    expect(status).toBe(404)
  }
  const list = await ask(world.url, 'GET /review-imports', {}, bearer(cy.token))
  expect(list.text).not.toContain(secret)
  expect((await world.ana.api('GET /review-imports', {})).items.map(({ id }) => id)).toContain(mine.id)

  const theirs = await importing(
    cy,
    [{ path: `${secret}.md`, bytes: sampleReview({ title: 'Mine now' }) }],
    secret,
  )
  expect(theirs.rows[0]).toMatchObject({ outcome: 'kept', incidentKey: mine.rows[0]?.incidentKey })
})

test('two imports of one collection at once double nothing', async () => {
  const { api } = world.ana
  const files = Array.from({ length: 60 }, (_, number) => ({
    path: `${number}.md`,
    bytes: sampleReview({ title: `At once ${number}` }),
  }))
  const reads = await Promise.all([sendReviews(api, files, 'Once'), sendReviews(api, files, 'Once')])
  const done = await Promise.all(reads.map(({ id }) => importAll(api, id)))
  const sum = (key: 'created' | 'unchanged' | 'failed') =>
    done.reduce((all, { outcomes }) => all + outcomes[key], 0)
  expect([sum('created'), sum('unchanged'), sum('failed')]).toEqual([60, 60, 0])
})

test('whatever lies in the zip has a result and a reason, and runs nowhere', async () => {
  const { api } = world.ana
  const inner = makeZip([{ path: 'deep.md', bytes: sampleReview({ title: 'In a zip in a zip' }) }])
  const hostile =
    '# <img src=x onerror=alert(1)>\n\nDate: 2024-01-01\n\n## Summary\n\n<script>alert(1)</script> [click](javascript:alert(1)) the site was down for two hours.\n\n## Action items\n\n- [ ] Do it javascript:alert(1)\n'
  const read = await sendReviews(
    api,
    makeZip([
      { path: 'picture.png', bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]) },
      { path: 'noise.md', bytes: Buffer.from([0, 255, 0, 1, 2, 250]) },
      {
        path: 'broken.md',
        bytes: `---\ntitle: [unclosed\n  - x: {\n---\n\n${sampleReview({ title: 'Broken front matter' })}`,
      },
      {
        path: 'nul.md',
        bytes: sampleReview({ title: 'A zero' }).replace('One in five', 'One\u0000 in \ud800 five'),
      },
      { path: 'umlaut.txt', bytes: Buffer.from(`St\u00f6rung im Lager\r\n\r\n${sampleReview()}`, 'latin1') },
      { path: 'inner.zip', bytes: inner },
      { path: 'not.zip', bytes: 'no zip at all' },
      { path: 'bomb.md', bytes: Buffer.alloc(19_000_000, ' ') },
      { path: '../outside.md', bytes: sampleReview() },
      { path: 'hostile.md', bytes: hostile },
      {
        path: 'hostile.html',
        bytes: '<h1>Outage</h1><p>On 2024-02-02 the site was down.</p><script>alert(1)</script>',
      },
      {
        path: '__proto__.json',
        bytes:
          '[{"title":"One","__proto__":{"x":1},"summary":"The queue was stuck for an hour and nobody saw it.","date":"2024-01-02"}]',
      },
      { path: 'link.md', bytes: '/etc/passwd', mode: 0o120777 },
    ]),
    'Hostile',
  )
  expect(read.state).toBe('ready')
  const rows = await rowsOf(world.ana, read.id)
  expect(rows.filter(({ kind, problems }) => kind !== 'review' && problems.length === 0)).toEqual([])
  expect(rows.map(({ path }) => path)).toContain('inner.zip!/deep.md')
  const done = await importAll(api, read.id)
  expect(done).toMatchObject({ state: 'done', outcomes: { failed: 0 } })
  const after = await rowsOf(world.ana, read.id)
  expect(after.filter(({ outcome }) => outcome === null)).toEqual([])
  const { incidentKey } = after.find(({ path }) => path === 'hostile.md') ?? {}
  const page = await ask(
    world.url,
    'GET /incidents/:key/report/export',
    { params: { key: incidentKey ?? '' }, query: { as: 'html' } },
    bearer(world.ana.token),
  )
  expect(page.text).not.toMatch(/<script>alert|<img src=x|href="javascript:/i)
  const { items } = await api('GET /incidents/:key/items', { params: { key: incidentKey ?? '' } })
  expect(items.every(({ url }) => url === null)).toBe(true)
})

test('what is no zip, too much or cut off is refused or kept out, and another can be sent', async () => {
  const { api } = world.ana
  const { id } = await api('POST /review-imports', {
    body: { collection: 'Cut', name: 'cut.zip', leftOut: [{ path: 'huge.log', reason: 'It has 200 MB.' }] },
  })
  const params = { id }
  await expect(
    api('PUT /review-imports/:id/content', { params, body: Buffer.from('no zip') }),
  ).rejects.toMatchObject({ code: 'invalid-input' })
  const zip = makeZip([{ path: 'one.md', bytes: sampleReview() }])
  const cut = request(`${world.url}/api/v1/review-imports/${id}/content`, {
    method: 'PUT',
    headers: { ...bearer(world.ana.token), 'content-length': zip.length },
  })
  cut.on('error', () => {})
  cut.write(zip.subarray(0, 200), () => cut.destroy())
  await new Promise((resolve) => cut.once('close', resolve))
  expect(await api('GET /review-imports/:id', { params })).toMatchObject({ state: 'waiting', documents: 1 })
  await expect(api('POST /review-imports/:id/start', { params })).rejects.toMatchObject({
    code: 'not-possible-now',
  })
  await api('PUT /review-imports/:id/content', { params, body: zip })
  const ready = await untilReady(api, id)
  expect(ready).toMatchObject({ state: 'ready', documents: 2, kinds: { unreadable: 1, review: 1 } })
  await api('DELETE /review-imports/:id', { params })
  await expect(api('GET /review-imports/:id', { params })).rejects.toMatchObject({ code: 'not-found' })
})
