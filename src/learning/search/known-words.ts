import { type RawBuilder, sql } from 'kysely'

/** Whose words everybody may know, in `search_word`. */
export const everybody = '00000000-0000-0000-0000-000000000000'

/**
 * Writes down which words plain texts have, for whoever can find them by these.
 * @param said rows with `plain` (a text as `search_plain` gives it), `open` and `readers`.
 */
export const knownWords = (said: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  insert into search_word (reader, word) select reader, word
  from (
    select distinct reader, word collate "C" as word from (${said}) said,
      unnest(case when open then array[${sql.lit(everybody)}]::uuid[] else readers end) reader,
      string_to_table(plain, ' ') word
  ) heard
  where word ~ '^[[:alpha:]]{3,24}$'
    and not exists (select from search_word w where w.reader = heard.reader and w.word = heard.word)
  order by reader, word on conflict do nothing`
