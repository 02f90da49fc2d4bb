import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evidenceOf, readAll, told } from '../../../test/harness/reading.ts'
import { realInput } from '../../../test/harness/real-input.ts'
import { github } from './read.ts'

const sha = '0123456789abcdef0123456789abcdef01234567'
const api = 'https://api.github.example/repos/acme/shop'
const ada = { login: 'ada-fictional', type: 'User' }
const repository = { full_name: 'acme/shop', pushed_at: 1709301753 }
const deployment = {
  id: 11,
  url: `${api}/deployments/11`,
  sha,
  ref: 'main',
  task: 'deploy',
  environment: 'production',
  description: null,
  creator: { login: 'deployer[bot]', type: 'Bot' },
  created_at: '2024-03-01T14:02:33Z',
}
const status = {
  id: 22,
  url: `${api}/deployments/11/statuses/22`,
  state: 'failure',
  environment: 'production',
  creator: ada,
  created_at: '2024-03-01T14:05:00Z',
  log_url: 'https://ci.example/1',
}
const release = {
  id: 33,
  url: `${api}/releases/33`,
  html_url: 'https://github.example/acme/shop/releases/tag/v2',
  tag_name: 'v2',
  target_commitish: 'main',
  name: 'Two',
  draft: false,
  prerelease: false,
  author: ada,
  created_at: '2024-02-01T00:00:00Z',
  published_at: '2024-03-01T13:00:00Z',
}
const run = {
  id: 44,
  url: `${api}/actions/runs/44`,
  name: 'CI',
  run_number: 9,
  run_attempt: 2,
  workflow_id: 1,
  head_branch: 'main',
  head_sha: sha,
  status: 'completed',
  conclusion: 'failure',
  created_at: '2024-03-01T12:00:00Z',
  updated_at: '2024-03-01T12:05:00Z',
  triggering_actor: ada,
}
const push = {
  ref: 'refs/heads/main',
  before: sha.replace('0', '1'),
  after: sha,
  created: false,
  deleted: false,
  forced: false,
  commits: [{ message: 'Raise the limit\n\nBecause.' }, { message: 'Fix' }],
  head_commit: { message: 'Fix\nmore', timestamp: '2024-02-29T00:00:00Z' },
  repository,
  sender: ada,
  compare: 'https://github.example/compare',
}
const tellOf = async (content: unknown) =>
  (await readAll(github, await evidenceOf(content))).entries.map(told)

describe('webhooks', () => {
  it('of deployments', async () => {
    const { entries } = await readAll(github, await evidenceOf({ action: 'created', deployment, repository }))
    expect(entries.map(told)).toEqual([
      '2024-03-01T14:02:33Z change Deployment of main (0123456) to production requested',
    ])
    expect(entries[0]).toMatchObject({
      key: 'github:deployment:11',
      actor: 'deployer[bot]',
      actorKind: 'automation',
      source: 'GitHub acme/shop',
      slice: '/deployment',
      attributes: { repository: 'acme/shop', environment: 'production', sha: '0123456', ref: 'main' },
    })
  })

  it('of their states', async () => {
    const body = { action: 'created', deployment_status: status, deployment, workflow_run: run, repository }
    const { entries } = await readAll(github, await evidenceOf(body))
    expect(entries.map(told)).toEqual([
      '2024-03-01T14:05:00Z change Deployment of main (0123456) to production failed',
    ])
    expect(entries[0]).toMatchObject({
      key: 'github:deployment_status:22',
      actor: 'ada-fictional',
      actorKind: 'human',
    })
  })

  it('of releases: one publication is one entry, and no time is made up', async () => {
    const body = (action: string) => ({ action, release, repository })
    const both = await readAll(
      github,
      await evidenceOf([body('published'), body('released'), body('deleted')]),
    )
    expect(new Set(both.entries.map(({ key }) => key))).toEqual(new Set(['github:release:33:published']))
    expect(both.entries.map(told)[0]).toBe('2024-03-01T13:00:00Z change Release v2 published: Two')
    expect(both.unread).toEqual([
      { where: '/2/release', reason: 'GitHub does not say when this release was deleted.' },
    ])
  })

  it('of pushes, at the time that the repository tells', async () => {
    expect(await tellOf(push)).toEqual(['2024-03-01T14:02:33Z change Pushed 2 commits to main: Fix'])
    const older = { ...push, repository: { full_name: 'acme/shop' } }
    const { entries } = await readAll(github, await evidenceOf(older))
    expect(entries[0]).toMatchObject({ precision: 'approx', at: Date.UTC(2024, 1, 29) * 1000 })
    const gone = { ...push, deleted: true, commits: [], head_commit: null }
    expect(await tellOf(gone)).toEqual(['2024-03-01T14:02:33Z change Deleted branch main'])
    const tag = { ...push, ref: 'refs/tags/v2', created: true, commits: [] }
    expect(await tellOf(tag)).toEqual(['2024-03-01T14:02:33Z change Created tag v2 (0123456): Fix'])
  })

  it('of workflow runs', async () => {
    expect(await tellOf({ action: 'completed', workflow_run: run, repository })).toEqual([
      '2024-03-01T12:05:00Z change CI on main (0123456): failure',
    ])
  })
})

describe('the REST API', () => {
  it('gives the same keys as the webhooks', async () => {
    const keys = async (content: unknown) =>
      (await readAll(github, await evidenceOf(content))).entries.map(({ key }) => key)
    expect(await keys([deployment])).toEqual(await keys({ action: 'created', deployment, repository }))
    expect(await keys([status])).toEqual(await keys({ deployment_status: status, deployment, repository }))
    expect(await keys([release])).toEqual(await keys({ action: 'published', release, repository }))
    expect(await keys({ total_count: 1, workflow_runs: [run] })).toEqual(
      await keys({ action: 'completed', workflow_run: run, repository }),
    )
  })

  it('names the repository by the addresses of its resources', async () => {
    const { entries } = await readAll(github, await evidenceOf([deployment, release, status]))
    expect(new Set(entries.map(({ source }) => source))).toEqual(new Set(['GitHub acme/shop']))
  })
})

it('leaves alone what only resembles it', async () => {
  const strangers: object[] = [
    { deployment: { id: 1 }, repository },
    { action: 'opened', pull_request: {}, repository },
    { ref: 'refs/heads/main', commits: [] },
    { object_kind: 'push', ref: 'refs/heads/main', after: sha, commits: [], repository: { name: 'shop' } },
    { toString: 'x', constructor: 1 },
  ]
  for (const stranger of strangers)
    expect((await github.recognise(await evidenceOf(stranger))).confidence, JSON.stringify(stranger)).toBe(0)
})

it('real webhook bodies are recognised, and read where GitHub gives a time', async (context) => {
  const folder = realInput(context, 'contracts/github/webhook-payloads')
  const files = readdirSync(folder).filter((file) => /^(?:deployment|release|push|workflow_run)/.test(file))
  expect(files.length).toBeGreaterThan(20)
  for (const file of files) {
    const evidence = await evidenceOf(readFileSync(`${folder}/${file}`))
    expect((await github.recognise(evidence)).confidence, file).toBeGreaterThan(0.9)
    const { entries, unread } = await readAll(github, evidence)
    const untold = /release\.(?:created|deleted|edited)/.test(file)
    expect([entries.length, unread.length], file).toEqual(untold ? [0, 1] : [1, 0])
  }
})
