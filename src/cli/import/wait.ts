import { setTimeout as sleep } from 'node:timers/promises'
import type { ReviewImport } from '#integrations/reviews/import/contract.ts'
import { invokedAs } from '../invoked-as.ts'
import type { Connection } from '../server/connection.ts'
import { interruptible } from '../server/interrupt.ts'
import { openProgress } from '../terminal/progress.ts'
import { counted } from '../terminal/speak.ts'

const firstLook = 100
const longestBetweenLooks = 1_000

/** Waits with a progress bar until reading or importing has ended. Ctrl-C ends the waiting, never the work. */
export async function waitFor(
  { api, url }: Connection,
  one: ReviewImport,
  state: 'reading' | 'importing',
): Promise<ReviewImport> {
  const { id } = one
  const progress = openProgress()
  const words = () =>
    `${state === 'reading' ? 'Reading goes on at the server; nothing is imported yet.' : 'Importing goes on at the server.'}\nGo on here: ${invokedAs()} import reviews --resume ${id}\nor at       ${url}/import/${id}`
  try {
    return await interruptible(words, async (signal) => {
      let current = one
      for (
        let pause = firstLook;
        current.state === state;
        pause = Math.min(longestBetweenLooks, pause * 1.3)
      ) {
        const { done, of } = current.progress
        progress.update(`${state} ${counted(done)} of ${counted(of)}`, of === 0 ? null : done / of)
        await sleep(pause, undefined, { signal })
        current = await api('GET /review-imports/:id', { params: { id }, signal })
      }
      return current
    })
  } finally {
    progress.clear()
  }
}
