import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'

const program = path.resolve(import.meta.dirname, 'main.ts')
const listLoaded = `import { registerHooks } from 'node:module'
registerHooks({ load(url, context, next) { process.stderr.write('loaded ' + url + '\\n'); return next(url, context) } })`

/** What a start loads, without Node's own. */
function loadedBy(...args: string[]): string[] {
  const hook = `data:text/javascript,${encodeURIComponent(listLoaded)}`
  const { stderr } = spawnSync(process.execPath, ['--import', hook, program, ...args], {
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: '/nowhere',
      AFTERWORD_URL: 'http://127.0.0.1:1',
      AFTERWORD_TOKEN: 'aw_x',
    },
  })
  return [...stderr.matchAll(/^loaded (file:.*)$/gm)].map(([, url = '']) => url)
}

test.each([[['incident', 'list']], [['timeline', 'list', 'INC-1']], [['--help']]])(
  '%j loads its own command, and no schemas',
  (args) => {
    const loaded = loadedBy(...args)
    expect(loaded.length).toBeGreaterThan(3)
    const foreign = loaded.filter((url) => url.includes('/node_modules/') && !url.includes('/commander/'))
    expect(foreign).toEqual([])
    expect(loaded.filter((url) => url.endsWith('/contract.ts'))).toEqual([])
    const commands = loaded.filter((url) =>
      /\/cli\/(?:incident|timeline|review|report)\/(?:list|add|show|open)\.ts$/.test(url),
    )
    expect(commands.length).toBe(args[0] === '--help' ? 0 : 1)
  },
)

const itemsEngine = /\/language\/actionability\//
const languageEngine = /\/language\/check\.ts$/

test.each([
  [['lint', '/nowhere.md'], languageEngine, itemsEngine],
  [['lint', '--jsonl'], languageEngine, itemsEngine],
  [['lint', '--items', '--jsonl'], itemsEngine, languageEngine],
])('%j loads no client, no schemas, and of the engines only its own', (args, own, other) => {
  const loaded = loadedBy(...args)
  const needless =
    /\/node_modules\/(?!commander\/)|\/contract\.ts$|\/http\/|\/cli\/server\/|\/as-(?:sarif|github)\.ts$/
  expect(loaded.filter((url) => needless.test(url) || other.test(url))).toEqual([])
  expect(loaded.some((url) => own.test(url))).toBe(true)
})
