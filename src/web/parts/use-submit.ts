import { type FormEvent, useState } from 'react'

/** Sends a form: busy while under way, the problem kept until the next attempt; what was typed stays either way. */
export function useSubmit(send: () => Promise<unknown>) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  async function run(event?: FormEvent) {
    event?.preventDefault()
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      await send()
    } catch (error) {
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return { run, busy, problem }
}
