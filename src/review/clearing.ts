import { sql } from 'kysely'
import { forgetWords } from '#platform/events.ts'
import type { Clearance } from '#platform/jobs/clearing.ts'

/** What people said in a review and took away again. */
export const statementClearances: readonly Clearance[] = [
  clearanceOf('note', ['note', 'notes']),
  clearanceOf('insight', ['insight', 'insights']),
  clearanceOf('factor', ['factor', 'factors']),
]

function clearanceOf(kind: 'note' | 'insight' | 'factor', words: Clearance['words']): Clearance {
  return {
    words,
    async clear(tx, before) {
      const { rows } = await sql<{ id: string }>`
        delete from ${sql.table(kind)} where deleted_at < ${before} returning id`.execute(tx)
      await forgetWords(
        tx,
        kind,
        rows.map(({ id }) => id),
      )
      return rows.length
    },
  }
}
