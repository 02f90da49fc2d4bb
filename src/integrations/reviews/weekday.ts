const named =
  /^[\s>*_[(|-]*(?:(?:on|by|early|late) )?(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|nes|rs?|ur)?(?:day)?\b[.,:]?(?=\s*$|\s+(?:at\s+|around\s+)?[~≈]?\d{1,2}(?:[:.]\d\d|\s?[ap]m\b)|[\s*_]*$)/i
const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const dayLength = 86_400_000

/** The day that the name of a weekday at the head of a line means: the next one on, at first the one nearest to `date`. */
export function dayOfWeekday(line: string, date: string | undefined, first: boolean): string | null {
  const name = named.exec(line.slice(0, 60))?.[1]
  if (!name || !date) return null
  const from = Date.parse(`${date}T00:00:00Z`)
  const on = (names.indexOf(name.toLowerCase()) - new Date(from).getUTCDay() + 7) % 7
  const days = first && on > 3 ? on - 7 : on
  return new Date(from + days * dayLength).toISOString().slice(0, 10)
}
