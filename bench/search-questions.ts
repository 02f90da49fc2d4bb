import type pg from 'pg'
import { word } from './search-world.ts'

/** What is asked in each round; another word each time, so that nothing is answered from memory. */
export type Questions = Readonly<Record<string, (round: number) => string>>

const typo = (text: string) => `${text.slice(0, 3)}${text[4]}${text[3]}${text.slice(5)}`
const cut = (text: string) => text.slice(0, Math.max(4, text.length - 3))

/** Words of the synthetic reviews by how often they come. */
export const syntheticQuestions: Questions = {
  'a common word': (round) => word(5 + (round % 20)),
  'a word in between': (round) => word(300 + round),
  'a rare word': (round) => word(20_000 + 97 * round),
  'three words': (round) => [word(8 + (round % 30)), word(60 + round), word(15 + (round % 40))].join(' '),
  'a prefix': (round) => cut(word(400 + 13 * round)),
  'a typo': (round) => typo(word(1_200 + 31 * round)),
}

/** The same of what a server has, by how many of its documents have a word; three words are of one document each. */
export async function questionsOf(client: pg.Client): Promise<Questions> {
  const { rows } = await client.query<{ word: string; documents: number }>(`
    select word, count(*)::int as documents from search_document,
      lateral (select distinct string_to_table(search_plain(title || ' ' || text), ' ') as word) said
    where word ~ '^[a-z]{6,14}$' group by 1 order by 2 desc, 1`)
  const { rows: together } = await client.query<{ words: string }>(`
    select array_to_string((array_agg(word order by length(word) desc, word))[1:3], ' ') as words
    from search_document, lateral (select distinct string_to_table(search_plain(text), ' ') as word) said
    where kind = 'report' and word ~ '^[a-z]{5,9}$' group by object_id having count(*) > 20 order by object_id limit 100`)
  const from = (words: readonly string[]) => (round: number) => words[round % words.length] ?? ''
  const had = (least: number, most: number) =>
    rows.filter(({ documents }) => documents >= least && documents <= most).map(({ word }) => word)
  const between = had(10, 60)
  return {
    'a common word': from(rows.slice(0, 100).map(({ word }) => word)),
    'a word in between': from(between),
    'a rare word': from(had(1, 2)),
    'three words': from(together.map(({ words }) => words)),
    'a prefix': (round) => cut(from(between)(7 * round)),
    'a typo': (round) => typo(from(between)(11 * round)),
  }
}
