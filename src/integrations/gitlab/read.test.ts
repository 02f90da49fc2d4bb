import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evidenceOf, readAll, told } from '../../../test/harness/reading.ts'
import { realInput } from '../../../test/harness/real-input.ts'
import { gitlab } from './read.ts'

const sha = '0123456789abcdef0123456789abcdef01234567'
const project = { id: 5, path_with_namespace: 'acme/shop', web_url: 'https://gitlab.example/acme/shop' }
const user = { name: 'Ada Fictional', username: 'ada' }
const deployment = {
  object_kind: 'deployment',
  status: 'failed',
  status_changed_at: '2024-03-01 15:02:33 +0100',
  deployment_id: 12,
  environment: 'production',
  ref: 'main',
  short_sha: '01234567',
  commit_title: 'Raise the limit',
  user,
  project,
}
const pipeline = {
  object_kind: 'pipeline',
  object_attributes: {
    id: 31,
    ref: 'main',
    sha,
    status: 'success',
    created_at: '2024-03-01 14:00:00 UTC',
    finished_at: '2024-03-01 14:06:00 UTC',
  },
  user,
  project,
}
const push = {
  object_kind: 'push',
  ref: 'refs/heads/main',
  before: '1',
  after: sha,
  user_name: 'Ada Fictional',
  user_username: 'ada',
  project,
  total_commits_count: 4,
  commits: [
    { title: 'Newer', timestamp: '2024-03-01T13:00:00Z' },
    { title: 'Older', timestamp: '2024-03-01T11:00:00Z' },
  ],
}
const release = {
  object_kind: 'release',
  id: 8,
  action: 'create',
  tag: 'v2',
  name: 'v2',
  released_at: '2024-03-01 16:00:00 UTC',
  project,
}

describe('GitLab bodies', () => {
  it('of deployments and pipelines', async () => {
    const { entries } = await readAll(gitlab, await evidenceOf([deployment, pipeline]))
    expect(entries.map(told)).toEqual([
      '2024-03-01T14:02:33Z change Deployment of main (01234567) to production: failed — Raise the limit',
      '2024-03-01T14:06:00Z change Pipeline on main (01234567): success',
    ])
    expect(entries[0]).toMatchObject({
      key: 'gitlab:gitlab.example:5:deployment:12:failed',
      actor: 'Ada Fictional',
      actorKind: 'human',
      source: 'GitLab acme/shop',
      slice: '/0',
    })
  })

  it('of pushes, whose time is only as good as their newest commit', async () => {
    const { entries } = await readAll(gitlab, await evidenceOf(push))
    expect(entries.map(told)).toEqual(['2024-03-01T13:00:00Z change Pushed 4 commits to main: Older'])
    expect(entries[0]?.precision).toBe('approx')
  })

  it('of releases', async () => {
    const { entries } = await readAll(gitlab, await evidenceOf(release))
    expect(entries.map(told)).toEqual(['2024-03-01T16:00:00Z change Release v2 published'])
  })

  it('make up no time', async () => {
    const { status_changed_at: _, ...untimed } = deployment
    const bodies = [
      untimed,
      { ...push, after: '0'.repeat(40), commits: [] },
      { ...release, action: 'delete' },
    ]
    const { entries, unread } = await readAll(gitlab, await evidenceOf(bodies))
    expect(entries).toEqual([])
    expect(unread.map(({ where }) => where)).toEqual(['/0', '/1', '/2'])
    for (const { reason } of unread) expect(reason).toContain('does not say when')
  })

  it('of other kinds are left to others', async () => {
    for (const stranger of [
      { object_kind: 'issue', project },
      { object_kind: 'toString', project },
      { object_kind: 'push' },
    ])
      expect((await gitlab.recognise(await evidenceOf(stranger))).confidence).toBe(0)
  })
})

it('real bodies', async (context) => {
  const folder = realInput(context, 'contracts/gitlab/webhooks')
  for (const [file, count] of Object.entries({
    deployment: 0,
    pipeline: 1,
    push: 1,
    tag_push: 1,
    release: 1,
  })) {
    const evidence = await evidenceOf(readFileSync(`${folder}/${file}.json`))
    expect((await gitlab.recognise(evidence)).confidence, file).toBeGreaterThan(0.9)
    const { entries, unread } = await readAll(gitlab, evidence)
    expect([entries.length, unread.length], file).toEqual([count, 1 - count])
  }
})
