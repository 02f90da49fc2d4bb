import { hash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'

const mark = '/* prepared */'

/**
 * Put in front of a statement that runs very often and whose plan depends on none of its values: each connection
 * parses and plans it once (PostgreSQL: PREPARE). Its text must have few variants, since connections keep them all.
 */
export const prepared: RawBuilder<unknown> = sql.raw(mark)

const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = hash('sha1', text)
  names.set(text, name)
  return name
}

/**
 * A connection that prepares the statements marked for it. It asks the library by callback: results that the
 * library's own promises carry outlive several young collections, each of which copies them for 10 to 30 ms
 * (node-postgres 8.23, Node 24; `npm run bench page` shows it in the p99).
 */
export class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the signature stands for all those of the library.
  override query(query: any, values?: any, callback?: any): any {
    const streams = typeof query?.submit === 'function'
    if (streams || typeof values === 'function' || callback) return super.query(query, values, callback)
    const marked = typeof query === 'string' && query.includes(mark)
    const config = marked ? { name: nameOf(query), text: query } : query
    return new Promise((resolve, reject) => {
      super.query(config, values, (error, result) => (error ? reject(error) : resolve(result)))
    })
  }
}
