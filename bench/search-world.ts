import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

const vocabularySize = 50_000
const syllables = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru'.split(' ')
const wordsInReview = 120
const wordsInEntry = 12
const rowsAChunk = 200

/** The same words in every run: the more often one comes, the smaller its number, as in any language. */
export const word = (rank: number): string => {
  let rest = rank + 617
  let made = ''
  while (rest > 0) {
    made += syllables[rest % syllables.length]
    rest = Math.floor(rest / syllables.length)
  }
  // An ending that no stemmer takes away.
  return `${made}k`
}

/** All words that there are. */
export const vocabulary = (): string[] => Array.from({ length: vocabularySize }, (_, rank) => word(rank))

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
function randomly(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Sentences whose words are spread as in language: the frequency of one is its rank's reciprocal (Zipf). */
function writer(seed: number) {
  const random = randomly(seed)
  const next = () => word(Math.floor(vocabularySize ** random()) - 1)
  return (count: number) => Array.from({ length: count }, next).join(' ')
}

export interface Written {
  title: string
  text: string
}

/** Reviews as they would be published; the same for the same numbers. */
export function* reviews(from: number, to: number): Generator<Written> {
  for (let number = from; number < to; number += 1) {
    const write = writer(number + 1)
    yield { title: write(6), text: write(wordsInReview) }
  }
}

const published = (given: Written, key: string) =>
  JSON.stringify({
    key,
    title: given.title,
    services: [],
    parts: [{ id: 'summary', heading: 'Summary', text: given.text }],
    markers: [],
    story: [],
    factors: [given.text, given.title].map((text) => ({
      statement: text.split(' ').slice(0, wordsInEntry).join(' '),
      kind: 'contributor',
      lines: [],
    })),
    items: [],
    wentWell: [],
  })

async function copy(client: pg.Client, into: string, rows: Iterable<string>) {
  await pipeline(Readable.from(chunks(rows)), client.query(copyFrom(`copy ${into} from stdin`)))
}

function* chunks(rows: Iterable<string>) {
  let text = ''
  let count = 0
  for (const row of rows) {
    text += `${row}\n`
    count += 1
    if (count % rowsAChunk !== 0) continue
    yield text
    text = ''
  }
  yield text
}

const moment = (number: number) => new Date(Date.UTC(2015, 0, 1) + number * 3_600_000).toISOString()
const firstNumber = 1_000_000

/** Adds reviews published to the organisation, past every action: what is measured is finding them. */
export async function addReviews(connection: pg.PoolConfig, from: number, to: number): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  const { rows } = await client.query('select id from severity order by rank limit 1')
  const ids = Array.from({ length: to - from }, () => [randomUUID(), randomUUID()] as const)
  const of = <T>(make: (incident: string, review: string, number: number, given: Written) => T) =>
    function* () {
      for (const [index, given] of [...reviews(from, to)].entries()) {
        const [incident = '', review = ''] = ids[index] ?? []
        yield make(incident, review, from + index, given)
      }
    }
  const key = (number: number) => `SYN-${firstNumber + number}`
  await copy(
    client,
    'incident (id, number, key, title, severity_id, started_at)',
    of((incident, _, number, { title }) =>
      [incident, firstNumber + number, key(number), title, rows[0].id, moment(number)].join('\t'),
    )(),
  )
  await copy(
    client,
    'review (id, incident_id, state)',
    of((incident, review) => `${review}\t${incident}\tpublished`)(),
  )
  await copy(
    client,
    'publication (review_id, number, audience, names, content)',
    of((_, review, number, given) => `${review}\t1\torganisation\troles\t${published(given, key(number))}`)(),
  )
  await client.query('vacuum analyze incident')
  await client.query('vacuum analyze review')
  await client.query('vacuum analyze publication')
  await client.end()
}

/** Adds entries to the incidents there are, a thousand to each. */
export async function addEntries(connection: pg.PoolConfig, count: number): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  const { rows } = await client.query<{ id: string }>(
    `select id from incident where key like 'SYN-%' order by number limit $1`,
    [Math.ceil(count / 1000)],
  )
  const write = writer(77)
  await copy(
    client,
    'entry (incident_id, id, at, precision, kind, actor_kind, source, text)',
    (function* () {
      for (let number = 0; number < count; number += 1) {
        const incident = rows[Math.floor(number / 1000)]?.id ?? ''
        const at = moment(number / 10)
        yield [incident, randomUUID(), at, 'exact', 'message', 'person', 'chat', write(wordsInEntry)].join(
          '\t',
        )
      }
    })(),
  )
  await client.query('vacuum analyze entry')
  await client.end()
}
