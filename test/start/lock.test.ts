import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keptSecret, openDataDirectory } from '#platform/data-directory.ts'
import { lockDirectory } from '#platform/directory-lock.ts'
import { beginningOf, processSpace } from '#platform/process-identity.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'afterword-lock-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const quick = { beat: 50, silence: 300, grace: 100 }
const lock = (waiting: (host: string) => void = () => {}) => lockDirectory(directory, waiting, quick)
const locks = () => readdirSync(directory).filter((name) => name.startsWith('lock'))

function leave(
  holder: Partial<{ pid: number; began: string; space: string; host: string; address: string }>,
) {
  const whole = { pid: 1, space: processSpace(), host: hostname(), since: '2026-01-01T00:00:00Z', ...holder }
  writeFileSync(join(directory, 'lock.1'), JSON.stringify(whole))
}

it('names who has the directory, since when and where', async () => {
  const child = spawn('sleep', ['30'])
  await once(child, 'spawn')
  const pid = child.pid ?? 0
  leave({ pid, began: beginningOf(pid), address: 'http://127.0.0.1:4114' })
  await expect(lock()).rejects.toThrow(
    `process ${pid}, since 2026-01-01T00:00:00Z, and answers at http://127.0.0.1:4114`,
  )
  child.kill('SIGKILL')
  await once(child, 'exit')
  await expect(lock()).resolves.toBeDefined()
})

it('waits a moment for one that is ending', async () => {
  const child = spawn('sleep', ['0.3'])
  await once(child, 'spawn')
  leave({ pid: child.pid, began: beginningOf(child.pid ?? 0) })
  const taken = await lockDirectory(directory, () => {}, { ...quick, grace: 5_000 })
  taken.release()
})

it('is not fooled by a process id that was given out again', async () => {
  leave({ pid: process.ppid, began: 'long ago' })
  const taken = await lock()
  expect(locks()).toEqual(['lock.2'])
  taken.release()
  expect(locks()).toEqual([])
})

it('passes over a lock that a loss of power left unreadable', async () => {
  writeFileSync(join(directory, 'lock.7'), '')
  utimesSync(join(directory, 'lock.7'), 0, 0)
  await lock()
  expect(locks()).toEqual(['lock.8'])
})

it('goes by the heartbeat when the holder is on another machine', async () => {
  leave({ pid: process.pid, space: 'elsewhere', host: 'other' })
  const beating = setInterval(() => utimesSync(join(directory, 'lock.1'), new Date(), new Date()), 50)
  await expect(lock()).rejects.toThrow('on other')
  clearInterval(beating)
  const waited: string[] = []
  await lock((host) => waited.push(host))
  expect(waited).toEqual(['other'])
})

it('lets exactly one of many starts take a lock that was left behind', async () => {
  leave({ pid: process.ppid, began: 'long ago' })
  const program = `
    import { lockDirectory } from ${JSON.stringify(join(process.cwd(), 'src/platform/directory-lock.ts'))}
    try {
      await lockDirectory(${JSON.stringify(directory)}, () => {}, { beat: 50, silence: 300, grace: 0 })
      console.log('taken')
      await new Promise((resolve) => process.stdin.on('end', resolve).resume())
    } catch { console.log('refused') }`
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  )
  const answers = await Promise.all(
    children.map(async (child) => String((await once(child.stdout, 'data'))[0]).trim()),
  )
  for (const child of children) child.stdin.end()
  expect(answers.sort()).toEqual(['refused', 'refused', 'refused', 'refused', 'refused', 'taken'])
})

it('makes the data directory, closed to others, and keeps one secret in it', async () => {
  const path = join(directory, 'new', 'data')
  const opened = await openDataDirectory(path)
  const mode = (name: string) => statSync(join(path, name)).mode & 0o777
  expect(mode('.') & 0o066).toBe(0)
  expect(mode('evidence')).toBe(0o700)
  expect(mode('tmp')).toBe(0o700)
  const secret = keptSecret(opened)
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(keptSecret(opened)).toBe(secret)
  expect(mode('secret')).toBe(0o600)
  opened.setAddress('http://127.0.0.1:1')
  expect(readFileSync(join(path, 'lock.1'), 'utf8')).toContain('http://127.0.0.1:1')
  opened.release()
})

it('empties tmp, but not while others share the directory', async () => {
  mkdirSync(join(directory, 'tmp'))
  writeFileSync(join(directory, 'tmp', 'half'), '')
  const shared = await openDataDirectory(directory, { alone: false })
  expect(readdirSync(shared.tmp)).toEqual(['half'])
  const alone = await openDataDirectory(directory, { alone: true })
  expect(readdirSync(alone.tmp)).toEqual([])
  alone.release()
})

it('says what to do when the directory is a file', async () => {
  const path = join(directory, 'file')
  writeFileSync(path, '')
  await expect(openDataDirectory(path)).rejects.toThrow('There is a file of that name')
})
