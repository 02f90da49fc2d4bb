import { type RawBuilder, sql } from 'kysely'
import { everybody } from './words.ts'

/** For whom words of a row of the index are known: everybody, or each of its readers. A set of `reader`. */
export const readersOf = (row: RawBuilder<unknown>): RawBuilder<unknown> => sql`unnest(
  case when ${row}.open then array[${sql.lit(everybody)}]::uuid[] else ${row}.readers end)`
