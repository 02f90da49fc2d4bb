import { stateName } from '#improvement/web/item-words.ts'
import { useRead } from '#web/api.ts'
import { documentKinds, type FieldName, havings } from '../../search/fields.ts'
import { fieldBegun, fieldText } from './query-text.ts'

/** So many values are offered at once. */
const most = 8

export interface Offered {
  /** The whole query with the value in it. */
  text: string
  label: string
}

/** The values that go on as somebody began to type one: `service:ch` offers “checkout”. */
export function useValues(typed: string): Offered[] {
  const begun = fieldBegun(typed)
  const services = useRead('GET /services', {}, { enabled: begun?.name === 'service' })
  const teams = useRead('GET /teams', {}, { enabled: begun?.name === 'team' })
  const severities = useRead('GET /severities', {}, { enabled: begun?.name === 'severity' })
  if (!begun) return []
  const values: Partial<Record<FieldName, readonly string[]>> = {
    kind: documentKinds,
    has: havings,
    state: ['open', ...Object.keys(stateName)],
    owner: ['me'],
    service: services.data?.items.map(({ name }) => name) ?? [],
    team: teams.data?.items.map(({ name }) => name) ?? [],
    severity: severities.data?.items.map(({ name }) => name) ?? [],
  }
  const asked = begun.begun.toLowerCase()
  const fitting = (values[begun.name] ?? []).filter((value) => value.toLowerCase().startsWith(asked))
  if (fitting.some((value) => value.toLowerCase() === asked)) return []
  return fitting
    .slice(0, most)
    .map((value) => ({ text: `${begun.before}${fieldText(begun.name, value)} `, label: value }))
}
