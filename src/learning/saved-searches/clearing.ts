import type { Clearance } from '#platform/jobs/clearing.ts'

/** Saved searches with what they found. */
export const savedSearchClearance: Clearance = {
  words: ['saved search', 'saved searches'],
  async clear(tx, before) {
    const gone = await tx.deleteFrom('saved_search').where('deleted_at', '<', before).executeTakeFirst()
    return Number(gone.numDeletedRows)
  },
}
