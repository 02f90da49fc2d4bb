import { paths } from '#web/paths.ts'
import type { DurationRow } from '../../statistics/contract.ts'

/** Every figure leads to its story: the report, else the review, else the incident itself. */
export function accountPath(row: Pick<DurationRow, 'account'> | undefined, key: string): string {
  const account = row?.account ?? 'incident'
  return account === 'incident' ? paths.incident(key) : paths.incident(key, account)
}
