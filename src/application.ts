import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { FastifyRequest } from 'fastify'
import type pg from 'pg'
import { loadExampleFor, serveExample } from '#example/api.ts'
import { serveImprovements } from '#improvement/api.ts'
import { itemClearance } from '#improvement/clearing.ts'
import { addImportedItems } from '#improvement/imported.ts'
import { reportedItems } from '#improvement/reported.ts'
import { serveIncidents } from '#incident/api.ts'
import { incidentClearance } from '#incident/clearing.ts'
import { incidentsByTeam } from '#incident/store.ts'
import { openAiEmbeddings } from '#integrations/openai-embeddings/client.ts'
import { readers } from '#integrations/readers.ts'
import { serveReviewImports } from '#integrations/reviews/import/api.ts'
import { clearZip, zipClearance } from '#integrations/reviews/import/clearing.ts'
import { importReviews } from '#integrations/reviews/import/import-reviews.ts'
import { readImportedZip } from '#integrations/reviews/import/read-import.ts'
import { resumeAbandonedImports } from '#integrations/reviews/import/working.ts'
import { serveSavedSearches } from '#learning/saved-searches/api.ts'
import { savedSearchClearance } from '#learning/saved-searches/clearing.ts'
import { sendLetters } from '#learning/saved-searches/letters.ts'
import { askForWatching, followSavedSearches, watchSearches } from '#learning/saved-searches/watch.ts'
import { serveSearch } from '#learning/search/api.ts'
import { followChanges } from '#learning/search/following.ts'
import { indexPending } from '#learning/search/pending.ts'
import { serveSimilar } from '#learning/similar/api.ts'
import type { EmbeddingModel } from '#learning/similar/embedding-model.ts'
import { askForEmbedding, embedDue, prepareEmbeddings } from '#learning/similar/embeddings.ts'
import { serveStatistics } from '#learning/statistics/api.ts'
import { issueSetupToken, requireSetupToken } from '#people/actions.ts'
import { servePeople } from '#people/api.ts'
import { createAuth } from '#people/auth.ts'
import { identify } from '#people/identify.ts'
import { serveBackup } from '#platform/backup/api.ts'
import { type Clock, systemClock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import type { DataDirectory } from '#platform/data-directory.ts'
import { type Database, openDatabase, openPool } from '#platform/db/database.ts'
import { folderBlobStore } from '#platform/files/blob-store.ts'
import { defaultLimits } from '#platform/files/evidence-file.ts'
import { serveHealth } from '#platform/http/health.ts'
import { createServer } from '#platform/http/server.ts'
import { serveWeb } from '#platform/http/static.ts'
import { clearDeleted, scheduleClearing } from '#platform/jobs/clearing.ts'
import { prepareJobs, startWorkers, type Workers } from '#platform/jobs/jobs.ts'
import { listen } from '#platform/live/events.ts'
import { leaveSetupToken } from '#platform/local-servers.ts'
import type { Log } from '#platform/log.ts'
import { openMail } from '#platform/mail.ts'
import { serveReviews } from '#review/api.ts'
import { statementClearances } from '#review/clearing.ts'
import { serveLanguage } from '#review/language/api.ts'
import { wordClearance } from '#review/language/clearing.ts'
import { serveTimeline } from '#timeline/api.ts'
import { clearFile, evidenceClearance, recollectionClearance } from '#timeline/clearing.ts'
import { entryTime } from '#timeline/entry-actions.ts'
import { serveLive } from '#timeline/live.ts'
import { readEvidence, resumeAbandonedReadings } from '#timeline/read-evidence.ts'
import { readerShelf } from '#timeline/reader-shelf.ts'

export interface ApplicationOptions {
  config: Config
  secret: string
  connection: pg.PoolConfig
  log: Log
  dataDirectory: DataDirectory
  now?: Clock
  /** Check responses against their contracts; tests do. */
  checkResponses?: boolean
}

export interface Application {
  url: string
  /** The one-time link for the first account, while there is none. */
  setupUrl?: string
  stop(): Promise<void>
}

const webDirectory = path.resolve(import.meta.dirname, '../dist/web')
const millisecondsBetweenLooks = 15_000

/** Puts all stages together: routes and live updates for the role `serve`, jobs for the role `work`. */
export async function startApplication(options: ApplicationOptions): Promise<Application> {
  const { config, connection, log } = options
  await prepareJobs(connection, log)
  const database = openDatabase(connection)
  const parts = assemble(options, database, await embeddingModel(options, database))
  const stops: (() => Promise<unknown>)[] = [() => database.close(), () => parts.authPool.end()]
  const stop = async () => {
    for (const end of stops.reverse()) await end()
  }
  try {
    if (config.roles.includes('work')) {
      const workers = await work(options, parts)
      stops.push(() => workers.stop())
    }
    if (!config.roles.includes('serve')) return { url: 'no address (jobs only)', stop }
    const { url, port, close } = await serve(options, parts)
    stops.push(close)
    const setupToken = await issueSetupToken(database.db)
    if (!setupToken) return { url, stop }
    leaveSetupToken(port, setupToken)
    return { url, setupUrl: `${config.publicUrl ?? url}/setup?token=${setupToken}`, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The model that adds to “Seen before?”, where one is set up and the database can keep what it answers. */
async function embeddingModel({ config, log }: ApplicationOptions, { db }: Database) {
  const { embeddingsUrl: url, embeddingsModel: model, embeddingsKey: key } = config
  if (!url || !model || !(await prepareEmbeddings(db, log))) return null
  return openAiEmbeddings({ url, model, key })
}

type Parts = ReturnType<typeof assemble>

function assemble(
  { config, secret, connection, log, dataDirectory, now = systemClock }: ApplicationOptions,
  database: Database,
  model: EmbeddingModel | null,
) {
  const { db, pool } = database
  const authPool = openPool({ ...connection, max: 4, options: '-c timezone=UTC' })
  const auth = createAuth({
    pool: authPool,
    secret,
    baseUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
  })
  const limits = { ...defaultLimits, expandedBytes: config.maxExpanded }
  return {
    db,
    pool,
    log,
    now,
    authPool,
    auth,
    mail: openMail(config, (error) => log.warn({ err: error }, 'a letter could not be sent')),
    blobs: folderBlobStore(dataDirectory.evidence, dataDirectory.tmp),
    zips: folderBlobStore(dataDirectory.imports, dataDirectory.tmp),
    readers: readerShelf(readers, limits),
    model,
    maxUpload: config.maxUpload,
    secret,
  }
}

async function work({ config, connection, log }: ApplicationOptions, parts: Parts): Promise<Workers> {
  const baseUrl = () => config.publicUrl ?? `http://${config.host}:${config.port}`
  const workers = await startWorkers(
    connection,
    {
      'read-evidence': (payload, signal) => readEvidence(parts, payload, signal),
      'read-import': (payload, signal) => readImportedZip(parts, payload, signal),
      'import-reviews': (payload, signal) => importReviews(parts, payload, signal),
      'clear-zip': (payload) => clearZip(parts.db, parts.zips, payload),
      'clear-deleted': () => clearDeleted(parts.db, clearances, parts.now()),
      'clear-file': (payload) => clearFile(parts.db, parts.blobs, payload),
      'index-search': async (_payload, signal) => {
        await indexPending(parts.db, signal)
        await askForWatching(parts.db)
        if (parts.model) await askForEmbedding(parts.db)
      },
      'embed-similar': async (_payload, signal) => {
        if (parts.model) await embedDue(parts.db, parts.model, signal)
      },
      'watch-searches': (payload, signal) => watchSearches(parts, payload, signal),
      'mail-searches': (_payload, signal) => sendLetters({ ...parts, baseUrl }, signal),
    },
    config.importConcurrency,
    log,
  )
  const look = () =>
    Promise.all([resumeAbandonedReadings(parts.db), resumeAbandonedImports(parts.db)]).catch((error) =>
      log.debug({ err: error }, 'could not look for what was abandoned'),
    )
  await look()
  const timer = setInterval(look, millisecondsBetweenLooks)
  const endClearing = scheduleClearing(parts.db, log)
  const endFollowing = await followChanges(parts, connection)
  const endWatching = followSavedSearches(parts)
  return {
    stop: async () => {
      clearInterval(timer)
      endClearing()
      endWatching()
      await endFollowing()
      await workers.stop()
    },
  }
}

/** Evidence comes first, because it goes with its incident; items last, because they let go of factors. */
const clearances = [
  evidenceClearance,
  recollectionClearance,
  incidentClearance,
  ...statementClearances,
  wordClearance,
  itemClearance,
  zipClearance,
  savedSearchClearance,
]

async function serve({ config, connection, log, checkResponses = false }: ApplicationOptions, parts: Parts) {
  const { db } = parts
  const whoAsks = (request: FastifyRequest) => identify(db, parts.auth, request.headers)
  const app = await createServer({
    log,
    version: '0.1.0',
    trustProxy: config.trustProxy,
    publicUrl: config.publicUrl,
    checkResponses,
    identify: whoAsks,
  })
  const listener = await listen(connection, log)
  let url = ''
  const baseUrl = () => config.publicUrl ?? url
  const example = { ...parts, baseUrl, itemsOf: reportedItems }
  servePeople(app, {
    ...parts,
    baseUrl,
    loadExample: (personId) => loadExampleFor(example, personId),
    incidentsByTeam: (actor) => incidentsByTeam(db, actor),
  })
  serveIncidents(app, { db, entryTime })
  serveTimeline(app, parts)
  serveReviews(app, { ...parts, baseUrl, itemsOf: reportedItems, addItems: addImportedItems })
  serveLanguage(app, { db })
  serveImprovements(app, { db })
  serveSearch(app, { db })
  serveSavedSearches(app, parts)
  serveSimilar(app, parts)
  serveStatistics(app, parts)
  serveReviewImports(app, parts)
  serveExample(app, example)
  serveBackup(app, {
    ...parts,
    isFreshWith: (token) =>
      requireSetupToken(db, token).then(
        () => true,
        () => false,
      ),
  })
  serveHealth(app, { pool: parts.pool, metricsToken: config.metricsToken })
  serveLive(app, { db, listener, identify: whoAsks })
  await serveWeb(app, webDirectory)
  await app.listen({ port: config.port, host: config.host }).catch(async (error) => {
    await listener.close()
    throw error
  })
  const { port } = app.server.address() as AddressInfo
  url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
  return {
    url,
    port,
    close: async () => {
      await app.close()
      await listener.close()
    },
  }
}
