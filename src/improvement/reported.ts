import type { Db } from '#platform/db/database.ts'
import type { ReportedItem } from '#review/assemble.ts'
import { itemsOfReview } from './store.ts'

/** A review's items as its report tells them: declined ones stay out. */
export async function reportedItems(db: Db, reviewId: string): Promise<ReportedItem[]> {
  const items = await itemsOfReview(db, reviewId)
  return items.filter((item) => item.state !== 'declined')
}
