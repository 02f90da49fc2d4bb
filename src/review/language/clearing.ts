import { forgetWords } from '#platform/events.ts'
import type { Clearance } from '#platform/jobs/clearing.ts'

/** Expressions that were taken off the organisation’s list. Dismissals go with their review. */
export const wordClearance: Clearance = {
  words: ['expression', 'expressions'],
  async clear(tx, before) {
    const gone = await tx
      .deleteFrom('language_word')
      .where('deleted_at', '<', before)
      .returning('id')
      .execute()
    await forgetWords(
      tx,
      'word',
      gone.map(({ id }) => id),
    )
    return gone.length
  },
}
