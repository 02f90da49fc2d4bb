import { setTimeout as sleep } from 'node:timers/promises'
import type { Evidence } from '#timeline/contract.ts'
import { invokedAs } from '../invoked-as.ts'
import type { Api } from '../server/connection.ts'
import { interruptible } from '../server/interrupt.ts'
import { openProgress } from '../terminal/progress.ts'
import { counted } from '../terminal/speak.ts'

const firstLook = 100
const longestBetweenLooks = 1_000

export function isBeingRead({ state }: Evidence): boolean {
  return state === 'queued' || state === 'reading'
}

/** Waits with a progress bar until reading has ended. Ctrl-C ends the waiting, never the reading. */
export async function waitForReading(api: Api, evidence: Evidence): Promise<Evidence> {
  const { id, name } = evidence
  const progress = openProgress()
  const words = () =>
    `Reading ${name} goes on at the server.\nSee how far: ${invokedAs()} evidence show ${id}\nStop it:     ${invokedAs()} evidence cancel ${id}`
  try {
    return await interruptible(words, async (signal) => {
      let current = evidence
      for (let pause = firstLook; isBeingRead(current); pause = Math.min(longestBetweenLooks, pause * 1.5)) {
        progress.update(doing(current), current.state === 'reading' ? current.progress : null)
        await sleep(pause, undefined, { signal })
        current = await api('GET /evidence/:id', { params: { id }, signal })
      }
      return current
    })
  } finally {
    progress.clear()
  }
}

function doing({ name, state, taken }: Evidence): string {
  if (state === 'queued') return `${name}: waiting to be read`
  return `reading ${name}: ${counted(taken)} taken`
}
