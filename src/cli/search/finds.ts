import type { Found, MarkedText, SearchAnswer } from '#learning/search/contract.ts'
import { parseQuery, understood } from '#learning/search/query.ts'
import type { Api } from '../server/connection.ts'
import { plain } from '../terminal/plain.ts'
import { counted, paint, plural, print, say } from '../terminal/speak.ts'

const mostPerPage = 100

/** Asks for page after page until there are enough. */
export async function gather(api: Api, q: string, limit: number): Promise<SearchAnswer> {
  const ask = (already: number, cursor?: string): Promise<SearchAnswer> =>
    api('GET /search', {
      query: { q, limit: Math.min(mostPerPage, limit - already), ...(cursor && { cursor }) },
    })
  const first = await ask(0)
  const items = [...first.items]
  let next = first.next
  while (next !== null && items.length < limit) {
    const page = await ask(items.length, next)
    items.push(...page.items)
    next = page.next
  }
  return { ...first, items, next }
}

/** What was understood and what was done about the rest, on standard error. */
export function sayHow(q: string, { total, manner, corrections, problems }: SearchAnswer) {
  for (const { message, instead } of problems) say(instead ? `${message} Did you mean ${instead}?` : message)
  for (const { from, to } of corrections) say(`Nothing has “${from}”, so “${to}” was looked for.`)
  if (manner === 'some-words') say('Nothing has all of the words; these have some.')
  const looked = understood(parseQuery(q))
  if (total.count === 0)
    return say(looked === '' ? 'Nothing was asked for.' : `Nothing was found for ${looked}.`)
  say(
    total.more
      ? `More than ${counted(total.count)} were found.`
      : `${plural(total.count, 'find')} for ${looked}.`,
  )
}

/** @param news it came into sight since its owner last looked. */
export function printFound(
  { kind, incidentKey, incidentTitle, title, excerpt, severity, version }: Found,
  at: string,
  news = false,
) {
  const what = kind === 'incident' ? '' : ` · ${kind}${version === null ? '' : ` version ${version}`}`
  print(
    `${paint('bold', incidentKey)}${what} · ${severity} · ${at}${news ? ` · ${paint('bold', 'new')}` : ''}`,
  )
  print(`  ${title.text === '' ? line(incidentTitle) : bold(title)}`)
  if (excerpt.text !== '') print(`  ${bold(excerpt)}`)
}

function bold({ text, marks }: MarkedText): string {
  let written = ''
  let at = 0
  for (const [from, to] of marks) {
    written += line(text.slice(at, from)) + paint('bold', line(text.slice(from, to)))
    at = to
  }
  return written + line(text.slice(at))
}

/** Text from anywhere, on one line of the terminal; spaces at its ends stay, as it may be part of a line. */
const line = (text: string) => plain(text).replace(/\s/g, ' ')
