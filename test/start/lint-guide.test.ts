import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { categories } from '#language/finding.ts'
import { openCommandLine } from '../api/cli-run.ts'

const root = path.resolve(import.meta.dirname, '../..')
const guide = readFileSync(path.join(root, 'docs/guides/linting.md'), 'utf8')
const blocks = (language: string) =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, block = '']) => block,
  )
const blamed = 'The engineer should have checked the replica lag first.\n'

/** A repository with the guide's hook, as somebody has it who copied it. */
function openRepository() {
  const folder = mkdtempSync(path.join(tmpdir(), 'afterword-hook-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const env = {
    PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`,
    HOME: folder,
    AFTERWORD: path.join(root, 'bin/afterword'),
    GIT_CONFIG_GLOBAL: '/dev/null',
  }
  const git = (...args: string[]) =>
    spawnSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', ...args], {
      cwd: folder,
      env,
      encoding: 'utf8',
    })
  git('init', '-q')
  const hook = path.join(folder, '.git/hooks/pre-commit')
  const script = blocks('sh').find((block) => block.startsWith('#!/bin/sh\n')) ?? ''
  mkdirSync(path.dirname(hook), { recursive: true })
  writeFileSync(hook, script)
  chmodSync(hook, 0o755)
  const write = (name: string, content: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
    return name
  }
  return { git, write }
}

test('the hook of the guide refuses a commit with a prompt, and lets a clean one pass', () => {
  const { git, write } = openRepository()
  git('add', write('a b/review.md', blamed))
  const refused = git('commit', '-qm', 'A review.')
  expect(refused.status).toBe(1)
  expect(refused.stdout + refused.stderr).toContain('a b/review.md:1:14 counterfactual')
  expect(git('rev-parse', 'HEAD').status).not.toBe(0)
  git('add', write('a b/review.md', 'The replica lag was not on the dashboard.\n'))
  expect(git('commit', '-qm', 'A review.').status).toBe(0)
  expect(git('rev-parse', 'HEAD').status).toBe(0)
})

test('the hook looks at what is committed, with its settings, and at nothing beside it', () => {
  const { git, write } = openRepository()
  git('add', write('staged.md', 'All is well.\n'), write('code.js', '1\n'))
  write('staged.md', blamed)
  write('other.md', blamed)
  expect(git('commit', '-qm', 'Clean.').status).toBe(0)
  git('add', 'other.md', write('.afterword-lint.yaml', 'categories: { counterfactual: off }\n'))
  expect(git('commit', '-qm', 'With settings.').status).toBe(0)
  git('add', write('code.js', '2\n'))
  expect(git('commit', '-qm', 'No documents.').status).toBe(0)
  git('rm', '-q', 'other.md')
  expect(git('commit', '-qm', 'One document less.').status).toBe(0)
})

test('the settings of the guide are understood, and so are its recipes', async () => {
  const cli = openCommandLine()
  const yaml = blocks('yaml')
  const settings = yaml.find((block) => block.includes('agentless-passive')) ?? ''
  writeFileSync(path.join(cli.folder, '.afterword-lint.yaml'), settings)
  writeFileSync(path.join(cli.folder, 'a.md'), 'The alert was silenced.\n')
  expect(await cli.works(['lint', 'a.md'])).toContain('agentless-passive: 1:')
  const github = parse(yaml.find((block) => block.includes('runs-on')) ?? '')
  expect(github.jobs.language.steps.map((step: { run?: string }) => step.run).filter(Boolean)).toEqual([
    '.afterword/bin/afterword lint --format sarif . > language.sarif',
  ])
  const gitlab = parse(yaml.find((block) => block.startsWith('language:')) ?? '')
  expect(gitlab.language.script.at(-1)).toBe('.afterword/bin/afterword lint --strict .')
})

test('the line of the guide for changed files asks about these alone', () => {
  const { git, write } = openRepository()
  git('add', write('old.md', blamed))
  git('commit', '-qnm', 'Before.')
  git('branch', 'main-of-origin')
  git('add', write('new.md', 'Good.\n'))
  git('commit', '-qnm', 'After.')
  const [line = ''] = blocks('sh').flatMap((block) =>
    block.split('\n').filter((one) => one.includes('xargs')),
  )
  const here = line.replace('origin/main', 'main-of-origin').replace('~/afterword', root)
  const out = execFileSync('sh', ['-c', here], {
    cwd: git('rev-parse', '--show-toplevel').stdout.trim(),
    encoding: 'utf8',
  })
  expect(out).toBe('Nothing to ask in 1 document.\n')
})

test('the ignore comments of the guide do what it says', async () => {
  const cli = openCommandLine()
  const [example = ''] = blocks('markdown')
  const out = await cli.json<{ documents: { findings: unknown[] }[] }>(['lint', '-'], { input: example })
  expect(out.documents[0]?.findings).toEqual([])
  const bare = example.replaceAll('afterword-ignore', 'remark')
  const found = await cli.json<{ documents: { findings: unknown[] }[] }>(['lint', '-'], { input: bare })
  expect(found.documents[0]?.findings.length).toBeGreaterThan(1)
})

test('the examples of the guide are what comes out', async () => {
  const cli = openCommandLine()
  const rows = [...guide.matchAll(/^\| `([a-z-]+)` \| (.+?) \| (.+?) \|$/gm)]
  expect(rows.map(([, id]) => id)).toEqual([...categories])
  const input = rows.map(([, id, text]) => JSON.stringify({ id, text })).join('\n')
  const all = ['--category', categories.join(',')]
  const answers = (await cli.works(['lint', '--jsonl', ...all], { input }))
    .split('\n')
    .map((line) => JSON.parse(line))
  for (const [index, [, id, , level = '']] of rows.entries()) {
    const { findings } = answers[index] as { findings: { category: string; level: string }[] }
    const usual = /^quiet|quiet elsewhere/.test(level) ? 'info' : 'warning'
    expect(findings, id).toContainEqual(expect.objectContaining({ category: id, level: usual }))
  }
  const json = blocks('json')
  const [, row = ''] = /printf '%s\\n' '(.*)' \| bin\/afterword lint --jsonl/.exec(guide) ?? []
  const answer = json.find((block) => block.startsWith('{"id":1,')) ?? ''
  expect(await cli.works(['lint', '--jsonl'], { input: row })).toBe(answer.trim())
  const shown = JSON.parse(json[0] ?? '')
  const real = await cli.json(['lint', '-'], { input: 'The engineer should have checked it.' })
  expect(keysOf(real)).toEqual(keysOf({ ...shown, leftOut: [] }))
})

/** Every key of a document, at any depth, by its path. */
function keysOf(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at]
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${at}.${key}`))
}
