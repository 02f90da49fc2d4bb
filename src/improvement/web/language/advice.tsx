import { lazy, Suspense } from 'react'
import type { Item } from '../../contract.ts'

const ReviewAdvice = lazy(() =>
  import('./review-advice.tsx').then((part) => ({ default: part.ReviewAdvice })),
)

/** Advice on the items of a review; without a commitment there is nothing to advise on, and nothing to load. */
export function Advice({ items }: { items: readonly Item[] }) {
  if (!items.some(({ state }) => state === 'committed' || state === 'in-progress')) return null
  return (
    <Suspense>
      <ReviewAdvice items={items} />
    </Suspense>
  )
}
