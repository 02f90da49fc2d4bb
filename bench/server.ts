import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import type { ApiRoutes } from '#contracts.ts'
import { createClient } from '#platform/http/client.ts'

export type Api = ReturnType<typeof createClient<ApiRoutes>>

/** A server of its own for a measurement, as people start it. */
export interface BenchServer {
  url: string
  pid: number
  token: string
  api: Api
  connection: pg.PoolConfig
  stop(): Promise<void>
}

const longestStart = 60_000
const root = path.resolve(import.meta.dirname, '..')

export function newDataDirectory(): string {
  return mkdtempSync(path.join(tmpdir(), 'afterword-bench-'))
}

export interface Running {
  url: string
  child: ChildProcess
  output: string
  /** From spawning to the first answered request, in milliseconds. */
  readyAfter: number
}

/** Starts `program` and waits for the first answered request. */
export async function startProgram(
  program: readonly string[],
  dataDirectory: string,
  port: number,
): Promise<Running> {
  const started = performance.now()
  const [command = 'node', ...args] = program
  const child = spawn(command, args, {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      AFTERWORD_DATA_DIR: dataDirectory,
      AFTERWORD_LOG_LEVEL: 'warn',
      XDG_CONFIG_HOME: dataDirectory,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill('SIGTERM'))
  const running = { url: `http://127.0.0.1:${port}`, child, output: '', readyAfter: 0 }
  child.stdout.on('data', (chunk) => {
    running.output += chunk
  })
  while (!(await answers(running.url))) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the server ended: ${running.output}`)
    if (performance.now() - started > longestStart)
      throw new Error(`the server did not start: ${running.output}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  running.readyAfter = performance.now() - started
  return running
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/health/ready`).then(
    (response) => response.ok,
    () => false,
  )
}

export async function stopProgram({ child }: Pick<Running, 'child'>): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

export async function startServer(port: number): Promise<BenchServer> {
  const dataDirectory = newDataDirectory()
  const running = await startProgram([process.execPath, 'src/main.ts', 'serve'], dataDirectory, port)
  const setupToken = await printed(running, /token=(\S+)/)
  const anybody = createClient<ApiRoutes>({ baseUrl: running.url })
  const { token } = await anybody('POST /setup', {
    body: {
      setupToken,
      email: 'bench@example.org',
      password: 'correct horse',
      organisation: 'Bench',
      issueToken: true,
    },
  })
  return {
    url: running.url,
    pid: running.child.pid ?? 0,
    token: token ?? '',
    api: createClient<ApiRoutes>({ baseUrl: running.url, headers: { authorization: `Bearer ${token}` } }),
    connection: connectionOf(dataDirectory),
    async stop() {
      await stopProgram(running)
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

async function printed(running: Running, pattern: RegExp): Promise<string> {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = pattern.exec(running.output)?.[1]
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`the server did not print ${pattern}`)
}

/** The socket that the embedded server wrote into its pid file. */
function connectionOf(dataDirectory: string): pg.PoolConfig {
  const cluster = findFile(dataDirectory, 'postmaster.pid')
  const lines = readFileSync(cluster, 'utf8').split('\n')
  return { host: lines[4] ?? '', port: Number(lines[3]), user: 'afterword', database: 'afterword' }
}

function findFile(folder: string, name: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
    (file) => path.basename(file) === name,
  )
  if (!found) throw new Error(`${name} is not below ${folder}`)
  return path.join(folder, found)
}
