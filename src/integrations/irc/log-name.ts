import { dateInName } from './day-line.ts'

/** What a log's file name tells. */
export interface LogName {
  /** The channel or conversation: the name without date and ending. */
  channel: string
  /** YYYY-MM-DD */
  date: string | null
}

/** `2014/#ops-2014-08-13.log` is the channel `#ops` on that day; a name that is only a date takes its folder's. */
export function logName(path: string): LogName {
  const parts = path.split('/').filter(Boolean)
  const stem = (parts.pop() ?? path).replace(/\.(?:log|txt|weechatlog|text|md)$/i, '')
  const dated = dateInName(stem)
  const rest = dated ? stem.replace(dated.text, '') : stem
  const name = rest.replace(/^[-_. ]+|[-_. ]+$/g, '')
  const channel = name.includes('#') ? name.slice(name.indexOf('#')) : name || parts.pop() || 'chat'
  return { channel, date: dated?.date ?? null }
}
