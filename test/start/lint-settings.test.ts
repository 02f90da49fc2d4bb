import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openCommandLine } from '../api/cli-run.ts'

const blamed = 'The engineer should have checked the replica lag first.\n'

function folderWith(files: Record<string, string>) {
  const cli = openCommandLine()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(cli.folder, name)), { recursive: true })
    writeFileSync(path.join(cli.folder, name), content)
  }
  const found = async (...args: string[]) => {
    const { documents } = await cli.json<{ documents: { path: string; findings: { category: string }[] }[] }>(
      ['lint', ...args],
    )
    return Object.fromEntries(
      documents.map((one) => [one.path, one.findings.map(({ category }) => category)]),
    )
  }
  return { ...cli, found }
}

test('settings say who and what is meant, what is allowed, and which categories are on', async () => {
  const cli = folderWith({
    '.afterword-lint.yaml': `
names: [Quillon]
people: wardens
software: [operator]
allow: [should have checked the map]
categories: { hindsight: off, agentless-passive: on }
`,
    'name.md': 'Quillon failed to check the lag.\n',
    'people.md': 'The wardens failed to check the lag.\n',
    'software.md': 'The operator failed to check the lag.\n',
    'allow.md': 'The engineer should have checked the map.\n',
    'off.md': 'In hindsight it is clear that the migration was risky.\n',
    'on.md': 'The alert was silenced.\n',
  })
  const found = await cli.found('.')
  expect(found['name.md']).toContain('counterfactual')
  expect(found['people.md']).toContain('counterfactual')
  expect([found['software.md'], found['allow.md'], found['off.md']]).toEqual([[], [], []])
  expect(found['on.md']).toEqual(['agentless-passive'])
  expect(await cli.found('off.md', '--category', 'hindsight')).toEqual({ 'off.md': ['hindsight'] })
})

test('the nearest settings count, and none from outside of the repository', async () => {
  const off = 'categories: { counterfactual: off }\n'
  const cli = folderWith({
    '.afterword-lint.yaml': off,
    'a.md': blamed,
    'deep/down/b.md': blamed,
    'near/.afterword-lint.yaml': '# nothing in it\n',
    'near/c.md': blamed,
    'repository/.git/HEAD': '',
    'repository/d.md': blamed,
  })
  expect(await cli.found('.')).toEqual({
    'a.md': [],
    'deep/down/b.md': [],
    'near/c.md': ['counterfactual'],
    'repository/d.md': ['counterfactual'],
  })
  const asFile = await cli.json<{ documents: { findings: unknown[] }[] }>(
    ['lint', '-', '--stdin-name', 'near/new.md'],
    { input: blamed },
  )
  expect(asFile.documents[0]?.findings.length).toBe(1)
})

test('what is ignored is left out: folders, names anywhere, paths from the settings', async () => {
  const cli = folderWith({
    '.afterword-lint.yaml': "ignore: [drafts, '*.template.md', /imported/**/*.md, ./one.md]\n",
    'one.md': blamed,
    'sub/one.md': blamed,
    'drafts/a.md': blamed,
    'sub/drafts/deep/a.md': blamed,
    'sub/x.template.md': blamed,
    'imported/a/b.md': blamed,
    'kept.md': blamed,
  })
  expect(Object.keys(await cli.found('.'))).toEqual(['kept.md', 'sub/one.md'])
  const { err, out } = await cli.run(['lint', 'drafts/a.md'])
  expect(err).toBe('drafts/a.md: left out, as .afterword-lint.yaml says.\n')
  expect(out).toBe('No documents to look at.\n')
})

test('strict settings hold for their own documents', async () => {
  const cli = folderWith({
    'strict/.afterword-lint.yaml': 'strict: true\n',
    'strict/clean.md': 'Good.\n',
    'loud.md': blamed,
  })
  expect((await cli.run(['lint', '.'])).code).toBe(0)
  writeFileSync(path.join(cli.folder, 'strict/loud.md'), blamed)
  expect((await cli.run(['lint', '.'])).code).toBe(1)
})

test.each([
  ['nmaes: [Ana]', 'There is no setting “nmaes”. Did you mean names? There are names, people,'],
  ['categories: { hindsite: off }', 'There is no category “hindsite”. Did you mean hindsight?'],
  ['categories: [hindsight]', '“categories” takes lines like “hindsight: off”.'],
  ['strict: maybe', '“strict” is on or off.'],
  ['names: [{ a: 1 }]', '“names” takes a list of words.'],
  ['- a', 'It takes settings like “strict: true”'],
  ['names: [a', 'line 1'],
])('the settings “%s” are refused with a hint', async (settings, hint) => {
  const cli = folderWith({ 'sub/.afterword-lint.yaml': settings, 'sub/a.md': blamed })
  const { code, err } = await cli.run(['lint', 'sub'])
  expect(code).toBe(2)
  expect(err).toContain('sub/.afterword-lint.yaml: ')
  expect(err).toContain(hint)
  expect(err).not.toMatch(/ at .*\.ts:\d+/)
})
