import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { categories } from '#language/finding.ts'
import { openCommandLine } from '../api/cli-run.ts'

const blamed = 'The engineer should have checked the replica lag first.'

function write(folder: string, name: string, content: string) {
  writeFileSync(path.join(folder, name), content)
}

/** A workflow command, read as GitHub's runner reads it. */
function readCommand(line: string) {
  const [, name, given = '', message = ''] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? []
  const plain = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
  const properties = given.split(',').map((one) => {
    const [key = '', value = ''] = one.split(/=(.*)/s)
    return [key, plain(value.replaceAll('%3A', ':').replaceAll('%2C', ','))]
  })
  return { name, properties: Object.fromEntries(properties), message: plain(message) }
}

test('--format github prints workflow commands that the runner reads back whole', async () => {
  const cli = openCommandLine()
  const name = '100%, done: a=b.md'
  write(
    cli.folder,
    name,
    `Well.\n${blamed}\n\nThe engineer should\nhave checked it.\n\nThe root cause was a missing index.\n`,
  )
  const [first = '', second = '', third = '', ...rest] = (
    await cli.works(['lint', name, '--format', 'github'])
  ).split('\n')
  expect(readCommand(first)).toMatchObject({
    name: 'warning',
    properties: { file: name, line: '2', endLine: '2', col: '14', endColumn: '33', title: 'counterfactual' },
    message: expect.stringMatching(/\.\n.*\?$/),
  })
  // Over two lines there are no columns: GitHub would refuse the remark.
  expect(readCommand(second).properties).toEqual({
    file: name,
    line: '4',
    endLine: '5',
    title: 'counterfactual',
  })
  expect(readCommand(third)).toMatchObject({ name: 'notice', properties: { title: 'single-root-cause' } })
  expect(rest).toEqual(['2 prompts and 1 quiet remark in 1 document.'])
})

test('on GitHub, paths are told from the root of the repository', async () => {
  const cli = openCommandLine()
  write(cli.folder, 'a.md', blamed)
  const env = { GITHUB_WORKSPACE: path.dirname(cli.folder) }
  const [first = ''] = (await cli.works(['lint', 'a.md', '--format', 'github'], { env })).split('\n')
  expect(readCommand(first).properties.file).toBe(`${path.basename(cli.folder)}/a.md`)
})

interface Sarif {
  $schema: string
  version: string
  runs: {
    tool: { driver: { name: string; semanticVersion: string; rules: Rule[] } }
    columnKind: string
    results: Result[]
  }[]
}
interface Rule {
  id: string
  shortDescription: { text: string }
  help: { text: string; markdown: string }
  defaultConfiguration: { level: string }
}
interface Result {
  ruleId: string
  ruleIndex: number
  level: string
  message: { text: string }
  locations: [{ physicalLocation: { artifactLocation: { uri: string; uriBaseId: string }; region: Region } }]
  partialFingerprints: Record<string, string>
}
interface Region {
  startLine: number
  startColumn: number
  endLine: number
  endColumn: number
  charOffset: number
  charLength: number
  snippet: { text: string }
}

const sarifOf = async (cli: ReturnType<typeof openCommandLine>, ...args: string[]) => {
  const { runs, version } = JSON.parse(await cli.works(['lint', ...args, '--format', 'sarif'])) as Sarif
  const [run] = runs
  if (version !== '2.1.0' || !run || runs.length > 1) throw new Error('no SARIF 2.1.0 with one run')
  return run
}

test('--format sarif prints SARIF 2.1.0: every rule with help, places in UTF-16, paths of this repository', async () => {
  const cli = openCommandLine()
  const text = `🔥 Calm.\n🔥 ${blamed}\n`
  write(cli.folder, 'über uns#1.md', text)
  const { tool, columnKind, results } = await sarifOf(cli, '.')
  expect(columnKind).toBe('utf16CodeUnits')
  expect(tool.driver).toMatchObject({
    name: 'Afterword',
    semanticVersion: expect.stringMatching(/^\d+\.\d+\.\d+/),
  })
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(expect.arrayContaining([...categories]))
  for (const { shortDescription, help, defaultConfiguration } of tool.driver.rules) {
    expect(shortDescription.text).toMatch(/^[A-Z][a-z ]+$/)
    expect([help.text, help.markdown].every((words) => words.length > 40)).toBe(true)
    expect(['warning', 'note']).toContain(defaultConfiguration.level)
  }
  const [result] = results
  if (!result) throw new Error('nothing was found')
  expect(tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId)
  const { artifactLocation, region } = result.locations[0].physicalLocation
  expect(artifactLocation).toEqual({ uri: '%C3%BCber%20uns%231.md', uriBaseId: '%SRCROOT%' })
  expect(region).toMatchObject({ startLine: 2, startColumn: 17, endLine: 2, endColumn: 36 })
  expect(text.slice(region.charOffset, region.charOffset + region.charLength)).toBe(region.snippet.text)
  expect(JSON.stringify(results)).not.toContain(cli.folder)
})

test('a fingerprint follows its words to another line, and differs where they occur again', async () => {
  const cli = openCommandLine()
  const fingerprints = async (text: string) => {
    write(cli.folder, 'a.md', text)
    return (await sarifOf(cli, 'a.md')).results.map(
      ({ partialFingerprints }) => partialFingerprints['afterword/v1'],
    )
  }
  const [first] = await fingerprints(`${blamed}\n`)
  const moved = await fingerprints(`Before.\n\n${blamed}\n\n${blamed}\n`)
  expect(first).toMatch(/^[\da-f]{32}$/)
  expect(moved[0]).toBe(first)
  expect(new Set(moved).size).toBe(2)
})

test.each(['json', 'sarif', 'github', 'text'])(
  '--format %s says something sound about nothing',
  async (format) => {
    const cli = openCommandLine()
    const out = await cli.works(['lint', '.', '--format', format])
    if (format === 'json') expect(JSON.parse(out).counts).toEqual({ documents: 0, warnings: 0, infos: 0 })
    else if (format === 'sarif') expect(JSON.parse(out).runs[0].results).toEqual([])
    else expect(out).toBe('No documents to look at.')
  },
)

test('items are told in every format', async () => {
  const cli = openCommandLine()
  write(cli.folder, 'a.md', '- Improve monitoring\n- Improve the monitoring\n')
  const { results } = await sarifOf(cli, 'a.md', '--items')
  expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ['item-not-actionable', 'warning'],
    ['item-not-actionable', 'warning'],
    ['item-near-duplicate', 'note'],
  ])
  const out = await cli.works(['lint', 'a.md', '--items', '--format', 'github'])
  expect(out.split('\n').filter((line) => line.startsWith('::')).length).toBe(3)
})
