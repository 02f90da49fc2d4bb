import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { search } from '#learning/search/search.ts'
import { openPool } from '#platform/db/database.ts'
import type { DB } from '../../db/tables.ts'
import { indexed } from '../harness/indexed.ts'
import { addAndRead, createWorld, type Somebody, type World } from '../harness/world.ts'

/** Documents and entries that only Bo may see; enough that a way through them would be seen in the figures. */
const incidents = 60
const linesEach = 300

let world: World
let bo: Somebody
let cy: Somebody

beforeAll(async () => {
  world = await createWorld({ lasting: true })
  bo = await world.person('Bo')
  cy = await world.person('Cy')
  for (let number = 0; number < incidents; number += 1) {
    const hidden = number % 2 === 0
    const word = hidden ? 'glockenspiel' : 'marimba'
    const { key } = await bo.api('POST /incidents', {
      body: {
        title: `The ${word} of day ${number}`,
        severity: 'SEV2',
        visibility: hidden ? 'participants' : 'organisation',
      },
    })
    if (number > 3) continue
    const lines = Array.from({ length: linesEach }, (_, line) => {
      const at = new Date(Date.UTC(2026, 2, 1 + number) + line * 1000).toISOString().slice(0, 19)
      return `${at} <bo> ${word} at ${line}`
    })
    await addAndRead(bo.api, key, { name: 'a.log', bytes: Buffer.from(lines.join('\n')) })
  }
  await indexed(world)
  return world.stop
}, 60_000)

interface Work {
  statements: string[]
  buffers: number
  rows: number
}

interface PlanNode {
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: PlanNode[]
}

const rowsOf = (node: PlanNode): number =>
  (node['Actual Rows'] +
    (node['Rows Removed by Filter'] ?? 0) +
    (node['Rows Removed by Index Recheck'] ?? 0)) *
    node['Actual Loops'] +
  (node.Plans ?? []).map(rowsOf).reduce((sum, rows) => sum + rows, 0)

function literal(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((one) => JSON.stringify(one)).join(',')}}`)
  return typeof value === 'string' ? pg.escapeLiteral(value) : String(value)
}

/** What the database does for a search, counted: a clock would say what else the machine does. */
async function workOf(who: Somebody, q: string): Promise<Work> {
  const pool = openPool({ ...world.connection, max: 1, options: '-c timezone=UTC' })
  const asked: { sql: string; parameters: readonly unknown[] }[] = []
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void asked.push(query),
  })
  const actor = {
    id: who.id,
    name: who.name,
    role: 'member',
    via: 'session',
    scopes: [],
    sessionId: null,
  } as const
  await search(db, actor as never, { q, typing: false, limit: 20 })
  const work: Work = { statements: asked.map(({ sql }) => sql), buffers: 0, rows: 0 }
  const client = await pool.connect()
  await client.query('begin')
  for (const { sql, parameters } of asked) {
    if (!/^\s*(\/\*.*?\*\/)?\s*(select|with)/.test(sql)) {
      if (sql.includes('set local')) await client.query(sql)
      continue
    }
    await client.query(`prepare asked as ${sql}`)
    const given = parameters.length === 0 ? '' : `(${parameters.map(literal).join(', ')})`
    const explained = `explain (analyze, buffers, format json) execute asked${given}`
    // Once to warm what is read only the first time.
    await client.query(explained)
    const { rows } = await client.query(explained)
    await client.query('deallocate asked')
    const plan = rows[0]['QUERY PLAN'][0].Plan
    work.buffers += plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
    work.rows += rowsOf(plan)
  }
  await client.query('rollback')
  client.release()
  await db.destroy()
  return work
}

test.each([
  ['as it is written', 'glockenspiel', 'glockenspool'],
  ['among other words', 'glockenspiel marimba', 'glockenspool marimba'],
  ['mistyped', 'glockenspeil', 'glockenspole'],
  ['begun', 'glockensp', 'glockenst'],
  ['among titles and entries alone', 'kind:entry glockenspiel', 'kind:entry glockenspool'],
])(
  'a word that only hidden things have takes the work of one that nothing has: %s',
  async (_, hidden, absent) => {
    const [ofHidden, ofAbsent] = [await workOf(cy, hidden), await workOf(cy, absent)]
    expect(ofHidden.statements).toEqual(ofAbsent.statements)
    expect(ofHidden.rows).toBe(ofAbsent.rows)
    // A page more or less where a list of places ends.
    expect(Math.abs(ofHidden.buffers - ofAbsent.buffers)).toBeLessThanOrEqual(6)
  },
)

test('whoever may see them is answered by the same means, with more of them', async () => {
  expect((await workOf(bo, 'glockenspiel')).rows).toBeGreaterThan(
    (await workOf(cy, 'glockenspiel')).rows + 30,
  )
})
