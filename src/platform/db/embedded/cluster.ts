import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { explainFileError, StartError } from '../../start-error.ts'
import { type Account, chooseOwner, reach, spawnAs } from './account.ts'
import type { Binaries } from './binaries.ts'

/** Where the server keeps its files and its socket, and as whom it runs. */
export type Cluster = { path: string; socketDirectory: string; account: Account }

/** The longest path of a socket: 108 bytes on Linux, 104 on macOS, one for the end. */
const longestSocketPath = process.platform === 'linux' ? 107 : 103

/**
 * Prepares `directory` for the server: made when missing, owned by the user the server runs as, closed to all
 * others. Throws StartError when that can't be done or the cluster belongs to another major version.
 */
export function openCluster(directory: string, binaries: Binaries): Cluster {
  try {
    return prepare(directory, binaries)
  } catch (error) {
    throw explainFileError(error, directory)
  }
}

function prepare(directory: string, binaries: Binaries): Cluster {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  refuseForeign(directory)
  const path = join(directory, 'cluster')
  const found = statSync(path, { throwIfNoEntry: false })
  if (found) refuseForeign(path)
  const id = chooseOwner(found)
  const socketDirectory = join(directory, 'run')
  mkdirSync(socketDirectory, { recursive: true, mode: 0o700 })
  if (id) for (const folder of [directory, socketDirectory, path]) own(folder, id)
  refuseOtherMajor(path, binaries.major)
  const account = reach(id, {
    program: binaries.postgres,
    file: join(binaries.home, 'share', 'postgresql', 'postgres.bki'),
    folder: directory,
  })
  return { path, socketDirectory: reachableSocket(socketDirectory, id), account }
}

function refuseForeign(folder: string): void {
  const me = process.getuid?.()
  const owner = statSync(folder).uid
  if (me === undefined || me === 0 || owner === me) return
  throw new StartError(
    [
      `The database in ${folder} belongs to another user of this machine (id ${owner}, you are ${me}).`,
      'Start Afterword the way it was started before (as root, if it was root), or hand the data over first:',
      `sudo chown -R ${me} ${folder}`,
    ].join('\n'),
  )
}

/** Gives a folder and all in it to the server's user, unless it is theirs already. */
function own(folder: string, { uid, gid }: { uid: number; gid: number }): void {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (!found || found.uid === uid) return
  const { status } = spawnSync('chown', ['-R', `${uid}:${gid}`, folder], { stdio: 'ignore' })
  if (status === 0) return
  throw new StartError(
    `PostgreSQL refuses to run as root, and ${folder} can’t be given to another user here.\n` +
      'Start Afterword as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  )
}

function refuseOtherMajor(path: string, major: number): void {
  if (!existsSync(join(path, 'PG_VERSION'))) return
  const found = readFileSync(join(path, 'PG_VERSION'), 'utf8').trim()
  if (found === String(major)) return
  throw new StartError(
    [
      `The database in ${path} was made by PostgreSQL ${found}; this Afterword brings PostgreSQL ${major}.`,
      'Nothing was changed. Start the version of Afterword that made it, write a backup there',
      '(bin/afterword backup FILE), then restore that backup here into an empty data directory.',
    ].join('\n'),
  )
}

/** The socket's folder, or one in the system's temporary folder when the path is too long for a socket. */
function reachableSocket(wanted: string, id: Account['id']): string {
  if (fits(wanted)) return wanted
  const name = `afterword-${createHash('sha256').update(wanted).digest('hex').slice(0, 16)}`
  const folder = join(fits(join(tmpdir(), name)) ? tmpdir() : '/tmp', name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  const uid = id?.uid ?? process.getuid?.()
  if (!found.isDirectory() || (found.uid !== uid && found.uid !== process.getuid?.())) {
    throw new StartError(
      `PostgreSQL needs the folder ${folder}, and it belongs to somebody else.\n` +
        'Move it away, or set AFTERWORD_DATA_DIR to a folder with a shorter path.',
    )
  }
  chmodSync(folder, 0o700)
  if (id) chownSync(folder, id.uid, id.gid)
  return folder
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, '.s.PGSQL.5432.lock')) <= longestSocketPath
}

/** Makes the cluster when there is none, after calling `making`; an attempt that was cut short is thrown away and repeated. */
export async function initialise(
  { path, account }: Cluster,
  binaries: Binaries,
  making: () => void,
  signal?: AbortSignal,
): Promise<boolean> {
  if (existsSync(join(path, 'PG_VERSION'))) return false
  refuseUnknownContent(path)
  making()
  const directory = dirname(path)
  for (const name of readdirSync(directory)) {
    if (name.startsWith('cluster.new')) rmSync(join(directory, name), { recursive: true, force: true })
  }
  const draft = mkdtempSync(`${path}.new.`)
  if (account.id) chownSync(draft, account.id.uid, account.id.gid)
  const { code, output } = await runInitdb(account, binaries, draft, signal)
  signal?.throwIfAborted()
  if (code !== 0) throw new StartError(initdbTrouble(output))
  renameSync(draft, path)
  syncDirectory(directory)
  return true
}

/** Makes a rename survive a loss of power. */
function syncDirectory(path: string): void {
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function refuseUnknownContent(path: string): void {
  if (!existsSync(path)) return
  throw new StartError(
    [
      `${path} is there but is no database: its file PG_VERSION is missing.`,
      'If it should be one, bring it back from a backup; otherwise move the folder away and start again.',
    ].join('\n'),
  )
}

function runInitdb(account: Account, binaries: Binaries, folder: string, signal?: AbortSignal) {
  const args = [
    `--pgdata=${folder}`,
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
    '--no-instructions',
  ]
  const child = spawnAs(account, binaries.initdb, args, {
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' },
  })
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        output += chunk
      })
    }
    child.on('error', (error) => resolve({ code: null, output: `${output}${error.message}` }))
    child.on('close', (code) => resolve({ code, output }))
    signal?.addEventListener('abort', () => child.kill('SIGTERM'), { once: true })
  })
}

const initdbReasons: [RegExp, string][] = [
  [/No space left/, 'The disk is full. Make some room, then start again.'],
  [
    /^spawn /m,
    'Its program does not run on this system; set DATABASE_URL to a PostgreSQL server (16 or newer).',
  ],
  [
    /could not look up effective user/,
    'This user has no name on this system; add it to /etc/passwd, or set DATABASE_URL to a PostgreSQL server.',
  ],
]

function initdbTrouble(output: string): string {
  const last = output.trim().split('\n').slice(-5).join('\n')
  const reason = initdbReasons.find(([sign]) => sign.test(output))?.[1] ?? 'What PostgreSQL said:'
  return `The database could not be made. ${reason}\n\n${last}`
}
