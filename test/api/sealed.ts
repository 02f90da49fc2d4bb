import { addAndRead, type Somebody } from '../harness/world.ts'

/** Stands in everything that only the few may know; nobody else's answer may hold it. */
export const secretWord = 'xylophone'

/** What hangs on an incident, by identifier. */
export interface Things {
  key: string
  evidence: string
  entry: string
  recollection: string
  line: string
  note: string
  insight: string
  factor: string
  item: string
}

/** An incident with something of everything, whose review its owner alone takes part in. */
export async function incidentWithEverything(
  { api }: Somebody,
  visibility: 'organisation' | 'participants',
  word: string,
): Promise<Things> {
  const { key } = await api('POST /incidents', {
    body: { title: `About ${word}`, severity: 'SEV2', visibility, services: ['Checkout'], teams: ['Quay'] },
  })
  const params = { key }
  const log = `2026-03-01T10:00:00 <${word}> the ${word} is out of tune\n2026-03-01T10:05:00 <bo> ${word}\n`
  const evidence = await addAndRead(api, key, { name: `${word}.log`, bytes: Buffer.from(log) })
  const { items: entries } = await api('GET /incidents/:key/entries', { params })
  const entry = entries[0]?.id ?? ''
  const recollection = await api('POST /incidents/:key/entries', {
    params,
    body: { at: '2026-03-01T10:02:00Z', text: `I remember the ${word}` },
  })
  const story = await api('POST /incidents/:key/story', {
    params,
    body: { entryIds: [entry, recollection.id] },
  })
  await api('PUT /incidents/:key/markers/:marker', {
    params: { key, marker: 'detected' },
    body: { entryId: entry },
  })
  await api('POST /incidents/:key/review', { params })
  const note = await api('POST /incidents/:key/notes', {
    params,
    body: { text: `a note on the ${secretWord}`, tag: 'lucky' },
  })
  const insight = await api('POST /incidents/:key/insights', {
    params,
    body: { text: `an insight on the ${secretWord}` },
  })
  const factor = await api('POST /incidents/:key/factors', {
    params,
    body: { statement: `the ${secretWord} again` },
  })
  const item = await api('POST /incidents/:key/items', {
    params,
    body: { title: `Tune the ${secretWord}`, factorIds: [factor.id] },
  })
  await api('PUT /incidents/:key/report/parts/:part', {
    params: { key, part: 'learned' },
    body: { text: `all about the ${secretWord}`, version: 0 },
  })
  await api('POST /incidents/:key/report/publication', { params, body: { note: secretWord } })
  return {
    key,
    evidence: evidence.id,
    entry,
    recollection: recollection.id,
    line: story.items[0]?.id ?? '',
    note: note.id,
    insight: insight.id,
    factor: factor.id,
    item: item.id,
  }
}

/** The same shape, and nothing behind it. */
export function nothingAtAll(key: string): Things {
  const id = (number: number) => `01890a5d-ac96-774b-bcce-b302099a800${number}`
  return {
    key,
    evidence: id(1),
    entry: id(2),
    recollection: id(3),
    line: id(4),
    note: id(5),
    insight: id(6),
    factor: id(7),
    item: id(8),
  }
}
