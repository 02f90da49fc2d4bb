import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/** The order of the work is the order of the folders is the order of the imports. */
const order = [
  'platform',
  'people',
  'language',
  'alert',
  'incident',
  'timeline',
  'review',
  'improvement',
  'learning',
  'practice',
  'integrations',
  'example',
]
/** What meets everything: screens and commands know the contracts, the application knows all. */
const shell = ['web', 'cli']
const root = path.resolve(import.meta.dirname, '..')
const files = execFileSync('git', ['ls-files', 'src', 'test', 'bin', 'bench', 'db'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && file !== 'db/tables.ts' && existsSync(path.join(root, file)))
const sources = files.filter((file) => file.startsWith('src/') && !/\.test\.tsx?$/.test(file))

interface Import {
  from: string
  to: string
  typeOnly: boolean
}

const statement =
  /^(?:import|export)\s+(type\s)?[^'";]*?\sfrom\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(root, file), 'utf8')
  return [...text.matchAll(statement)].flatMap(([, type, from, bare, dynamic]) => {
    const given = from ?? bare ?? dynamic ?? ''
    const to = given.startsWith('#')
      ? `src/${given.slice(1)}`
      : given.startsWith('.')
        ? path.posix.normalize(path.posix.join(path.posix.dirname(file), given))
        : given
    return [{ from: file, to, typeOnly: type !== undefined }]
  })
}

const imports = sources.flatMap(importsOf)
const stageOf = (file: string) => /^src\/([^/]+)\//.exec(file)?.[1] ?? null
const isScreen = (file: string) => /^src\/(web|[^/]+\/web)\//.test(file)

test('a stage imports only from itself and from earlier stages', () => {
  const wrong = imports.filter(({ from, to }) => {
    const [mine, theirs] = [stageOf(from), stageOf(to)]
    if (mine === null || theirs === null || mine === theirs) return false
    if (isScreen(from)) return theirs === 'cli'
    if (shell.includes(mine)) return shell.includes(theirs)
    return shell.includes(theirs) || order.indexOf(theirs) > order.indexOf(mine)
  })
  expect(wrong).toEqual([])
})

test('every folder has a place in the order', () => {
  const folders = new Set(sources.flatMap((file) => stageOf(file) ?? []))
  expect([...folders].filter((folder) => ![...order, ...shell].includes(folder))).toEqual([])
})

test('the server does not know the screens, and screens do not load the server', () => {
  const wrong = imports.filter(({ from, to, typeOnly }) => {
    if (isScreen(to)) return !isScreen(from)
    if (!isScreen(from) || typeOnly) return false
    return (
      /\/(store|actions|api|jobs|door)\.ts$|-(store|actions|api)\.ts$/.test(to) ||
      to.startsWith('node:') ||
      to === 'pg'
    )
  })
  expect(wrong).toEqual([])
})

test('the CLI speaks only HTTP and contracts', () => {
  const wrong = imports.filter(
    ({ from, to, typeOnly }) =>
      from.startsWith('src/cli/') &&
      !typeOnly &&
      /^src\/(?!cli\/|platform\/)/.test(to) &&
      /(store|actions|api|door|jobs)\.ts$/.test(to),
  )
  expect(wrong).toEqual([])
})

test('pure files have no input or output', () => {
  const pure = sources.filter((file) => /\/contract\.ts$|^src\/language\//.test(file))
  const wrong = imports.filter(
    ({ from, to }) => pure.includes(from) && /^(node:|pg$|kysely$|fastify$)/.test(to),
  )
  expect(wrong).toEqual([])
})

test('only a stage itself writes its rows', () => {
  const owner = tableOwners()
  const writes = sources.flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8')
    return [...text.matchAll(/\b(?:insertInto|updateTable|deleteFrom)\('(\w+)'\)/g)].map(
      ([, table = '']) => ({ file, table }),
    )
  })
  const wrong = writes.filter(({ file, table }) => {
    const stage = stageOf(file)
    if (table === 'event') return file !== 'src/platform/events.ts'
    return stage !== null && owner[table] !== undefined && owner[table] !== stage
  })
  expect(wrong).toEqual([])
})

/** The migrations are named after the stage whose tables they make. */
function tableOwners(): Record<string, string> {
  const names = execFileSync('git', ['ls-files', 'db/migrations'], { cwd: root, encoding: 'utf8' }).split(
    '\n',
  )
  const owners: Record<string, string> = {}
  for (const name of names.filter(Boolean)) {
    const stage = /\d+_([a-z]+)/.exec(name)?.[1] ?? ''
    const text = readFileSync(path.join(root, name), 'utf8')
    for (const [, table = ''] of text.matchAll(/create table (\w+)/g)) owners[table] = stage
  }
  return owners
}

test('no circles of imports at run time', () => {
  const graph = new Map<string, string[]>()
  for (const { from, to, typeOnly } of imports)
    if (!typeOnly) graph.set(from, [...(graph.get(from) ?? []), to])
  const done = new Set<string>()
  const circles: string[][] = []
  const visit = (file: string, trail: string[]) => {
    if (trail.includes(file)) return void circles.push([...trail.slice(trail.indexOf(file)), file])
    if (done.has(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  expect(circles).toEqual([])
})

test('no drawer is called utils, helpers, shared or common, and no file is a barrel', () => {
  const drawers = files.filter((file) => /(^|\/)(utils?|helpers?|shared|common|misc)(\/|\.tsx?$)/.test(file))
  expect(drawers).toEqual([])
  expect(files.filter((file) => /(^|\/)index\.tsx?$/.test(file))).toEqual([])
})

test('files stay short enough to be read', () => {
  const long = files
    .map((file) => ({ file, lines: readFileSync(path.join(root, file), 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > 400)
  expect(long).toEqual([])
})

test('comments do not tell history', () => {
  const telling = /^\s*(?:\/\/|\*|\/\*\*).*\b(?:previously|used to be|was renamed|formerly)\b/im
  expect(
    files.filter(
      (file) =>
        file !== 'test/architecture.test.ts' && telling.test(readFileSync(path.join(root, file), 'utf8')),
    ),
  ).toEqual([])
})
