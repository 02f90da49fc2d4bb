import type { ReviewImport } from '#integrations/reviews/import/contract.ts'
import { exitCodes, misused, refused } from '../failure.ts'
import { invokedAs } from '../invoked-as.ts'
import { type Api, type Connection, connect } from '../server/connection.ts'
import { ask, canAsk } from '../terminal/prompt.ts'
import { plural, print, printJson, say } from '../terminal/speak.ts'
import { documentLine, documentText, resultText, understoodText } from './print-import.ts'
import type { ImportOptions } from './reviews.ts'
import { forget, sendParcel } from './send.ts'
import { waitFor } from './wait.ts'

/** Sends files to a server, shows what it understood, asks, and imports them. */
export async function bringReviews(paths: readonly string[], options: ImportOptions): Promise<void> {
  if (!options.yes && !canAsk())
    throw misused(
      'There is nobody to ask here. Add --yes to import what is understood, or --dry-run to see it first.',
    )
  const connection = connect()
  const begun =
    options.resume === undefined ? await send(connection, paths, options) : await found(connection, options)
  const read = await waitFor(connection, begun, 'reading')
  if (read.state === 'ready' || canGoOn(read)) {
    if (!(await agreed(connection, read, options))) return
    await connection.api('POST /review-imports/:id/start', { params: { id: read.id } })
    return tell(connection, await waitFor(connection, { ...read, state: 'importing' }, 'importing'), options)
  }
  if (read.state === 'importing')
    return tell(connection, await waitFor(connection, read, 'importing'), options)
  return tell(connection, read, options)
}

const canGoOn = ({ state, canStart }: ReviewImport) =>
  canStart && (state === 'cancelled' || state === 'failed')

async function send({ api, url }: Connection, paths: readonly string[], options: ImportOptions) {
  const { parcelOf } = await import('./parcel.ts')
  const parcel = parcelOf(paths)
  const { id, version } = await api('POST /review-imports', {
    body: {
      collection: options.collection ?? parcel.name,
      name: parcel.name,
      leftOut: parcel.leftOut
        .slice(0, 20_000)
        .map(({ path, reason }) => ({ path: path.slice(0, 2_000), reason })),
    },
  })
  try {
    await choose(api, id, version, options)
    return await sendParcel({ api, url }, id, parcel)
  } catch (error) {
    await forget(api, id)
    throw error
  }
}

async function found({ api }: Connection, options: ImportOptions): Promise<ReviewImport> {
  const one = await api('GET /review-imports/:id', { params: { id: options.resume ?? '' } })
  if (one.state === 'waiting')
    throw refused(
      'The files of this import never arrived, so there is nothing to go on with. Give their path again.',
    )
  if (one.state !== 'ready') return one
  return choose(api, one.id, one.version, options).then((changed) => changed ?? one)
}

/** Sends what was chosen on the command line, and nothing else. */
async function choose(api: Api, id: string, version: number, options: ImportOptions) {
  const { audience, severity, zone, dayFirst, collection, resume } = options
  const choices = {
    ...(audience ? { audience } : {}),
    ...(severity ? { severity } : {}),
    ...(zone ? { zone } : {}),
    ...(dayFirst ? { dayOrder: 'day-first' as const } : {}),
    ...(collection && resume ? { collection } : {}),
  }
  if (Object.keys(choices).length === 0) return null
  return api('PATCH /review-imports/:id', { params: { id }, body: { ...choices, version } })
}

/** Shows what was understood, and asks. What is printed for programs is the outcome alone. */
async function agreed({ url }: Connection, one: ReviewImport, options: ImportOptions): Promise<boolean> {
  const show = options.format === 'jsonl' ? say : print
  show(understoodText(one))
  const address = `${url}/import/${one.id}`
  if (one.taken === 0) {
    process.exitCode = exitCodes.refused
    say(`There is nothing to import. Look at it, and say what is a review: ${address}`)
    return false
  }
  if (options.yes) return true
  const readers = one.audience === 'organisation' ? 'Everybody in the organisation' : 'Whoever takes part'
  say(`${readers} will be able to read them. Look closer and correct: ${address}`)
  const answer = await ask(`Import ${plural(one.taken, 'review')} into ${one.collection}? [y/N]`)
  if (/^y(?:es)?$/i.test(answer)) return true
  say(`Nothing was imported. It waits at ${address}\nGo on: ${goOn(one.id)}`)
  return false
}

const goOn = (id: string) => `${invokedAs()} import reviews --resume ${id}`

/** Prints what became of every document, and ends with a fault where something failed. */
async function tell({ api, url }: Connection, one: ReviewImport, { format }: ImportOptions): Promise<void> {
  if (format === 'jsonl') {
    for await (const document of documentsOf(api, one.id)) printJson(documentLine(document), { line: true })
  } else {
    print(resultText(one))
    if (one.outcomes.failed > 0)
      for await (const document of documentsOf(api, one.id, 'failed')) print(documentText(document))
    print(`${url}/import/${one.id}`)
  }
  if (one.state === 'done' && one.outcomes.failed === 0) return
  process.exitCode = exitCodes.refused
  if (one.state !== 'done')
    say(`${one.reason ?? endWords[one.state] ?? ''} ${one.canStart ? `Go on: ${goOn(one.id)}` : ''}`.trim())
}

const endWords: Partial<Record<ReviewImport['state'], string>> = {
  cancelled: 'It was stopped; what was imported stays.',
  failed: 'It stopped; what was imported stays.',
  withdrawn: 'It was taken back.',
}

async function* documentsOf(api: Api, id: string, outcome?: 'failed') {
  let after: number | null = 0
  while (after !== null) {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(api, id, after, outcome)
    yield* page.items
    after = page.next
  }
}

function readPage(api: Api, id: string, after: number, outcome: 'failed' | undefined) {
  const query = { limit: 500, ...(after > 0 ? { after } : {}), ...(outcome ? { outcome } : {}) }
  return api('GET /review-imports/:id/documents', { params: { id }, query })
}
