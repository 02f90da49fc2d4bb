import pg from 'pg'
import type { World } from './world.ts'

const patience = 60_000

/** Waits until the search index has all that was committed. */
export async function indexed({ connection }: Pick<World, 'connection'>): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const givingUp = Date.now() + patience
    for (;;) {
      const { rows } = await client.query(
        `select (select count(*) from search_pending) = 0 and exists (select from search_index) as done`,
      )
      if (rows[0].done) return
      if (Date.now() > givingUp) throw new Error('the search index did not catch up')
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
  } finally {
    await client.end()
  }
}
