import { setTimeout as sleep } from 'node:timers/promises'
import { addEvidence, startReading } from '#timeline/evidence-actions.ts'
import { findEvidence } from '#timeline/evidence-store.ts'
import { readEvidence } from '#timeline/read-evidence.ts'
import type { Loading } from './load.ts'
import type { ExamplePerson } from './organisation.ts'
import type { EvidenceScript } from './shape.ts'

/** Whoever has a role brings evidence along, in turn. */
function bringer({ incident }: Loading, index: number): ExamplePerson {
  const [, who = incident.review.facilitator] = incident.roles[index % incident.roles.length] ?? []
  return who
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

/** Adds all evidence of an incident and reads it to its end. */
export async function addEvidenceOf(loading: Loading): Promise<void> {
  for (const [index, script] of loading.incident.evidence.entries()) {
    await addOne(loading, script, bringer(loading, index))
  }
}

async function addOne({ context, cast, calendar, key }: Loading, script: EvidenceScript, who: ExamplePerson) {
  const actor = cast.as(who)
  const { name, bytes, format, options } = script.build(calendar)
  const { id } = await addEvidence(context, actor, key, { name, bytes: once(bytes), read: false })
  await startReading(context, actor, id, format, options)
  // A worker may take the job at the same moment; whoever is second finds nothing to do and waits for the first.
  for (let patience = 0; patience < 500; patience += 1) {
    await readEvidence(context, { evidenceId: id })
    const { state, reason, taken } = await findEvidence(context.db, actor, id)
    if (state === 'done' && taken === script.entries) return
    if (state !== 'queued' && state !== 'reading') {
      throw new Error(
        `The example’s ${name} gave ${taken} entries, not ${script.entries} (${state}: ${reason}).`,
      )
    }
    await sleep(20)
  }
  throw new Error(`The example’s ${name} is still being read after ten seconds.`)
}
