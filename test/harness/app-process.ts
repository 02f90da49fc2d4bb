import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ApiRoutes } from '#contracts.ts'
import { createClient } from '#platform/http/client.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** As from `npm start`, compiled code is kept from one start to the next. */
export const compileCache = path.join(tmpdir(), 'afterword-test-compile-cache')

/** The application as a process of its own with its embedded PostgreSQL, to be ended in any way. */
export interface AppProcess {
  child: ChildProcess
  url: string
  output(): string
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Starts it on a data directory and waits until it is ready. @param settings by their names. */
export async function startApp(
  dataDirectory: string,
  port: number,
  settings: Record<string, string> = {},
): Promise<AppProcess> {
  const child = spawn(process.execPath, ['src/main.ts', 'serve'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: dataDirectory,
      NODE_COMPILE_CACHE: compileCache,
      PORT: String(port),
      AFTERWORD_DATA_DIR: dataDirectory,
      AFTERWORD_LOG_LEVEL: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const app = { child, url: `http://127.0.0.1:${port}`, output: () => output }
  const giveUp = Date.now() + 90_000
  while (!(await isReady(app.url))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > giveUp) {
      throw new Error(`the app did not start:\n${output}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return app
}

/** Makes the first account of a fresh server. @returns an API token of its administrator. */
export async function setUpApp({ url, output }: AppProcess): Promise<string> {
  const anybody = createClient<ApiRoutes>({ baseUrl: url })
  const { token } = await anybody('POST /setup', {
    body: {
      setupToken: await printedToken(output),
      email: 'ana@example.org',
      password: 'correct horse',
      organisation: 'Harbour',
      issueToken: true,
    },
  })
  return token ?? ''
}

/** The token of the set-up link; the server may be ready before what it printed has arrived. */
async function printedToken(output: () => string): Promise<string> {
  const giveUp = Date.now() + 15_000
  for (;;) {
    const token = /token=(\S+)\s/.exec(output())?.[1]
    if (token) return token
    if (Date.now() > giveUp) throw new Error(`the app printed no set-up link:\n${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health/ready`).then(
    (response) => response.ok,
    () => false,
  )
}

/** Ends it and waits for that. */
export async function endApp({ child }: AppProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await ended
}
