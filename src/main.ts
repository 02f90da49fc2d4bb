import type { PoolConfig } from 'pg'
import { type Config, ConfigError, readConfig } from '#platform/config.ts'
import { type DataDirectory, keptSecret, openDataDirectory } from '#platform/data-directory.ts'
import { startEmbeddedPostgres } from '#platform/db/embedded/embedded.ts'
import { migrate, SchemaProblem } from '#platform/db/migrate.ts'
import { reachServer } from '#platform/db/remote.ts'
import { createLife, type Life } from '#platform/life.ts'
import { createLog, type Log } from '#platform/log.ts'
import { endOnSignals } from '#platform/signals.ts'
import { StartError } from '#platform/start-error.ts'
import { createVoice, duration, type Voice } from '#platform/voice.mjs'

const commands = ['serve', 'work', 'migrate'] as const
type Command = (typeof commands)[number]

/** How long each part may take to stop, in milliseconds. */
const patience = 20_000

type Foundation = {
  config: Config
  dataDirectory: DataDirectory
  connection: PoolConfig
  log: Log
  life: Life
}

const voice = createVoice(process.stdout)
await run(process.argv[2] ?? 'serve')

async function run(command: string): Promise<void> {
  if (!isCommand(command)) {
    voice.trouble(`There is no “${command}”. Afterword can: ${commands.join(', ')}.`)
    process.exitCode = 2
    return
  }
  try {
    await live(command)
  } catch (error) {
    explain(error)
    process.exit(1)
  }
}

function isCommand(text: string): text is Command {
  return (commands as readonly string[]).includes(text)
}

async function live(command: Command): Promise<void> {
  const given = readConfig(process.env)
  const config: Config = command === 'work' ? { ...given, roles: ['work'] } : given
  const log = createLog({ level: config.logLevel })
  const life = createLife(patience, (error) => log.error({ err: error }, 'A part did not stop well.'))
  endOnSignals(life, log)
  try {
    const application = command === 'migrate' ? undefined : loadApplication()
    const foundation = await layFoundation(config, log, life)
    if (application) return await serve(foundation, application)
    await life.stop()
  } catch (error) {
    // What fails because it was interrupted is no fault.
    const interrupted = life.signal.aborted
    await life.stop()
    if (!interrupted) throw error
  }
}

/** Loads the application's code while the database starts, on another core. */
function loadApplication(): Promise<typeof import('./application.ts')> {
  const loading = import('./application.ts')
  loading.catch(() => {})
  return loading
}

/** Settings, data directory, database, schema: what every command stands on. */
async function layFoundation(config: Config, log: Log, life: Life): Promise<Foundation> {
  const alone = config.databaseUrl === undefined
  const dataDirectory = await openDataDirectory(config.dataDirectory, {
    alone,
    waiting: (host) =>
      voice.line('waiting', `${host} used this data directory moments ago; is it still there? …`),
  })
  await life.onStop(() => dataDirectory.release())
  const connection = config.databaseUrl
    ? await connectToServer(config.databaseUrl, life)
    : await startOwnServer(dataDirectory, log, life)
  await bringSchemaUp(connection, log)
  return { config, dataDirectory, connection, log, life }
}

async function startOwnServer(dataDirectory: DataDirectory, log: Log, life: Life): Promise<PoolConfig> {
  const step = voice.step('PostgreSQL', 'starting')
  const progress = (doing: string) => step.update(doing)
  const server = await startEmbeddedPostgres({
    directory: dataDirectory.postgres,
    log,
    progress,
    signal: life.signal,
  })
  await life.onStop(() => server.stop())
  step.done(server.fresh ? 'made and started' : 'started')
  return server.connection
}

async function connectToServer(url: string, life: Life): Promise<PoolConfig> {
  const step = voice.step('PostgreSQL', 'connecting')
  const { connection, version } = await reachServer(url, {
    waiting: (reason) => step.update(`waiting for the server (${reason})`),
    signal: life.signal,
  })
  step.done(`connected, version ${version}`)
  return connection
}

async function bringSchemaUp(connection: PoolConfig, log: Log): Promise<void> {
  const step = voice.step('schema', 'looking for changes')
  const { applied } = await migrate(connection, log)
  step.done(
    applied.length === 0 ? 'up to date' : `${applied.length} change${applied.length > 1 ? 's' : ''} made`,
  )
}

async function serve(
  { config, dataDirectory, connection, log, life }: Foundation,
  loading: ReturnType<typeof loadApplication>,
): Promise<void> {
  const step = voice.step('application', 'starting')
  const secret = config.secret ?? keptSecret(dataDirectory)
  const { startApplication } = await loading
  const application = await startApplication({ config, secret, connection, log, dataDirectory }).catch(
    (error) => {
      throw listenTrouble(error, config)
    },
  )
  await life.onStop(() => application.stop())
  step.done('started')
  if (config.roles.includes('serve')) {
    dataDirectory.setAddress(application.url)
    announce(voice, application)
  } else voice.say('\n  Ready for jobs. Ctrl-C stops it.\n')
  log.info({ url: application.url, roles: config.roles }, 'ready')
}

function announce(speaker: Voice, { url, setupUrl }: { url: string; setupUrl?: string }): void {
  speaker.say(`\n  Ready at ${url} after ${duration(performance.now())}.`)
  if (setupUrl) speaker.say(`\n  Create the first account with this link; it works once:\n  ${setupUrl}`)
  speaker.say('\n  Ctrl-C stops it.\n')
}

function listenTrouble(error: unknown, { port, host }: Config): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EADDRINUSE') {
    return new StartError(
      `Port ${port} is taken: another program already answers at ${host}:${port}.\n` +
        `Stop that program, or choose another port: PORT=${port + 1} npm start`,
    )
  }
  if (code === 'EACCES') {
    return new StartError(
      `This user may not answer on port ${port}. Choose one above 1023: PORT=4114 npm start`,
    )
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartError(
      `HOST is “${host}”, which is not an address of this machine. Leave it out, or correct it.`,
    )
  }
  return error
}

function explain(error: unknown): void {
  const readable = [StartError, ConfigError, SchemaProblem].some((kind) => error instanceof kind)
  if (readable) voice.trouble((error as Error).message)
  else
    voice.trouble(
      `Afterword could not start, and the reason is not one it knows:\n\n${(error as Error).stack}`,
    )
}
