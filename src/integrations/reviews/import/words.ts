/**
 * `waiting` for its zip → `reading` → `ready` → `importing` → `done`. Correcting a shape goes back to `reading` for a moment.
 * `cancelled` and `failed` can be started again where reading had come to its end; `withdrawn` was taken back.
 */
export const importStates = [
  'waiting',
  'reading',
  'ready',
  'importing',
  'done',
  'failed',
  'cancelled',
  'withdrawn',
] as const
export type ImportState = (typeof importStates)[number]

/**
 * `created`: a new incident. `updated`: the incident it became before tells what the document tells now. `unchanged`: same
 * document, same choices. `kept`: people worked on the incident, so the document was only put beside it. `leftOut`: not
 * asked for. `failed`: could not be written.
 */
export const outcomes = ['created', 'updated', 'unchanged', 'kept', 'leftOut', 'failed'] as const
export type Outcome = (typeof outcomes)[number]

/** Who may read what is imported: everybody in the organisation, or whoever takes part. */
export const importAudiences = ['organisation', 'participants'] as const
export type ImportAudience = (typeof importAudiences)[number]

export const dayOrders = ['day-first', 'month-first'] as const

export type { ChosenField as FieldChoice } from '../reading.ts'
