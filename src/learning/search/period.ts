/**
 * The first moment (RFC 3339, UTC) of a year, a month or a day: `2024`, `2024-01`, `2024-01-31`. Null for anything
 * else, days that no month has included.
 */
export function firstInstant(text: string): string | null {
  const found = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text.trim())
  if (!found) return null
  const [, year = '', month = '1', day = '1'] = found
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const moment = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(date) || Number(year) < 1000)
    return null
  return moment.toISOString()
}
