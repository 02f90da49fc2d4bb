import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { isAlive } from '#platform/process-identity.ts'
import { compileCache } from '../harness/app-process.ts'

// One data directory for all tests, so that the database is made once; each test leaves it stopped.
const data = mkdtempSync(join(tmpdir(), 'afterword-process-'))
const started: Afterword[] = []

beforeAll(async () => {
  await (await ready()).end('SIGTERM')
})
afterEach(async () => {
  for (const afterword of started.splice(0)) await afterword.end('SIGKILL')
})
afterAll(async () => {
  const postgres = postgresPid()
  if (postgres && isAlive(postgres)) process.kill(postgres, 'SIGKILL')
  rmSync(data, { recursive: true, force: true })
})

type Afterword = {
  child: ChildProcessWithoutNullStreams
  /** Everything printed so far, the log included. */
  output: () => string
  /** Resolves to the exit code. */
  ended: Promise<number | null>
  end(signal: NodeJS.Signals): Promise<number | null>
}

function launch(env: Record<string, string> = {}, args: string[] = ['src/main.ts', 'serve']): Afterword {
  const child = spawn(process.execPath, args, {
    detached: true,
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: compileCache,
      PORT: '0',
      AFTERWORD_DATA_DIR: data,
      AFTERWORD_LOG_LEVEL: 'debug',
      ...env,
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const afterword: Afterword = {
    child,
    output: () => output,
    ended,
    end(signal) {
      child.kill(signal)
      return ended
    },
  }
  started.push(afterword)
  return afterword
}

async function ready(env: Record<string, string> = {}, args?: string[]): Promise<Afterword> {
  const afterword = launch(env, args)
  const over = afterword.ended.then(() => true)
  while (!/Ready at http/.test(afterword.output())) {
    const ended = await Promise.race([over, new Promise((resolve) => setTimeout(resolve, 20, false))])
    if (ended) throw new Error(`It ended instead of getting ready:\n${afterword.output()}`)
  }
  return afterword
}

function addressOf(afterword: Afterword): string {
  return /Ready at (\S+)/.exec(afterword.output())?.[1] ?? ''
}

function postgresPid(): number | undefined {
  const path = join(data, 'postgres', 'cluster', 'postmaster.pid')
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n')[0]) : undefined
}

it('starts, prints its address and answers there, and ends in order when asked to', async () => {
  const afterword = await ready()
  const response = await fetch(addressOf(afterword))
  expect(response.status).toBeLessThan(500)
  expect(await afterword.end('SIGTERM')).toBe(0)
  expect(afterword.output()).toContain('database system is shut down')
  expect(postgresPid()).toBeUndefined()
})

it('prints a link for the first account, and never logs it', async () => {
  const afterword = await ready()
  const link = /(http\S+\/setup\S+)/.exec(afterword.output())?.[1]
  expect(link).toContain(addressOf(afterword))
  const logged = afterword
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
  expect(logged.length).toBeGreaterThan(0)
  expect(logged.join('\n')).not.toContain('/setup?')
  await afterword.end('SIGTERM')
})

it('ends in order on Ctrl-C, which reaches the whole group of processes', async () => {
  const afterword = await ready()
  process.kill(-(afterword.child.pid ?? 0), 'SIGINT')
  expect(await afterword.ended).toBe(0)
  expect(afterword.output()).toContain('database system is shut down')
})

it('ends in order when asked while it starts', async () => {
  const afterword = launch()
  await once(afterword.child.stdout, 'data')
  expect(await afterword.end('SIGTERM')).toBe(0)
  expect(postgresPid()).toBeUndefined()
})

it('refuses to run twice on one data directory, and leaves the first alone', async () => {
  const first = await ready()
  const second = launch()
  expect(await second.ended).toBe(1)
  expect(second.output()).toContain(`already running on this data directory: process ${first.child.pid}`)
  expect(second.output()).toContain(addressOf(first))
  expect((await fetch(addressOf(first))).status).toBeLessThan(500)
  await first.end('SIGTERM')
})

it('recovers after it was killed, though its database lived on', async () => {
  const killed = await ready()
  await killed.end('SIGKILL').catch(() => {})
  const orphan = postgresPid()
  expect(orphan && isAlive(orphan)).toBe(true)
  const next = await ready()
  expect(postgresPid()).not.toBe(orphan)
  expect(await next.end('SIGTERM')).toBe(0)
})

it('stays up and answers again after its database was killed', async () => {
  const afterword = await ready()
  process.kill(postgresPid() ?? 0, 'SIGKILL')
  while (!afterword.output().includes('PostgreSQL answers again')) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect((await fetch(addressOf(afterword))).status).toBeLessThan(500)
  expect(await afterword.end('SIGTERM')).toBe(0)
})

it('says that the port is taken and what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const afterword = launch({ PORT: String(port) })
  expect(await afterword.ended).toBe(1)
  expect(afterword.output()).toContain(`Port ${port} is taken`)
  expect(afterword.output()).toContain(`PORT=${port + 1} npm start`)
  expect(postgresPid()).toBeUndefined()
  other.close()
})

it('names a wrong setting and shows no stack', async () => {
  const afterword = launch({ AFTERWORD_MAX_UPLOAD: 'big' })
  expect(await afterword.ended).toBe(1)
  expect(afterword.output()).toContain('AFTERWORD_MAX_UPLOAD is “big”')
  expect(afterword.output()).not.toMatch(/\n\s+at /)
})

it('ends when the script that started it is killed', async () => {
  const starter = launch({ npm_lifecycle_event: 'start' }, [
    '--input-type=module',
    '-e',
    `import { spawn } from 'node:child_process'
     spawn(process.execPath, ['src/main.ts', 'serve'], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
     setInterval(() => {}, 1000)`,
  ])
  while (!/Ready at http/.test(starter.output())) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(postgresPid()).toBeDefined()
  starter.child.kill('SIGKILL')
  await starter.ended
  expect(starter.output()).toContain('database system is shut down')
})
