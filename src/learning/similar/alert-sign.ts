import { type RawBuilder, sql } from 'kysely'

/** What a chat or a pager puts before the name of an alert. */
const lead =
  '^\\W*(?:firing|triggered|alert|problem|critical|warning|new alert|incident opened|\\[firing(?::\\d+)?\\])\\s*[:\\]-]\\s*'
/** What comes behind it: a summary, a value, a link. */
const tail = '\\s+(?:—|–|\\||-{1,2})\\s.*$'

/**
 * The name by which people know the alert that entry `e` tells of: its label, the title that a pager gave it, else what
 * its first line begins with.
 */
export const alertName: RawBuilder<string> = sql`left(coalesce(
  nullif(e.attributes ->> 'alertname', ''),
  nullif(regexp_replace(e.attributes ->> 'incident', '^\\[#\\d+\\]\\s*', ''), ''),
  nullif(btrim(regexp_replace(regexp_replace(split_part(e.text, E'\n', 1), ${lead}, '', 'i'), ${tail}, '')), ''),
  'an alert'), 120)`

/** A name as it is compared: small letters and plain words, and any number for a number. */
export function signOf(name: RawBuilder<unknown>): RawBuilder<string> {
  return sql`btrim(regexp_replace(search_plain(${name}), '\\d+', '#', 'g'))`
}
