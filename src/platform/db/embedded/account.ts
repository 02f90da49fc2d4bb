import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartError } from '../../start-error.ts'

/** As whom PostgreSQL runs: as ourselves, or, since it refuses root, as another user of the system. */
export type Account = {
  /** Undefined when PostgreSQL runs as the user we are. */
  id?: { uid: number; gid: number }
  /** What to put before a command so that this user reaches folders that are closed to it. */
  prefix: readonly string[]
}

/** What PostgreSQL must be able to reach: a program to run, a file to read, a folder to enter. */
export type Needs = { program: string; file: string; folder: string }

/** Who owns the database files, or shall own them: their present owner if that isn't root, else a user without rights. */
export function chooseOwner(clusterOwner: { uid: number; gid: number } | undefined): Account['id'] {
  if (process.getuid?.() !== 0) return undefined
  if (clusterOwner && clusterOwner.uid !== 0) return clusterOwner
  const users = readUsers()
  const chosen = ['postgres', '_postgres', 'nobody', 'daemon', 'www-data']
    .map((name) => users.get(name))
    .find(Boolean)
  if (chosen) return chosen
  throw new StartError(
    'PostgreSQL refuses to run as root, and this system has no other user to run it as.\n' +
      'Add one (useradd --system postgres), start Afterword as an ordinary user, or set DATABASE_URL.',
  )
}

function readUsers(): Map<string, { uid: number; gid: number }> {
  const users = new Map<string, { uid: number; gid: number }>()
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (name && Number(uid) > 0) users.set(name, { uid: Number(uid), gid: Number(gid) })
  }
  return users
}

/**
 * Finds a way to run programs as `id` that reaches everything in `needs`. When a folder above is closed to that
 * user (a clone in /root, say), util-linux' setpriv hands on the one capability that looks past it; the secure bit
 * keeps access(2), by which PostgreSQL checks its programs, from ignoring that capability.
 */
export function reach(id: Account['id'], needs: Needs): Account {
  if (!id) return { prefix: [] }
  const plain: Account = { id, prefix: [] }
  if (reaches(plain, needs)) return plain
  for (const capability of ['dac_read_search', 'dac_override']) {
    const account = { id, prefix: setpriv(id, capability) }
    if (reaches(account, needs)) return account
  }
  throw new StartError(
    [
      `PostgreSQL refuses to run as root, and as user ${id.uid} it can’t get to its files: ${closedFolder(needs)} is closed to it.`,
      `Open that folder for passing through (chmod o+x ${closedFolder(needs)}), move Afterword to another folder,`,
      'start it as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
    ].join('\n'),
  )
}

function setpriv({ uid, gid }: { uid: number; gid: number }, capability: string): string[] {
  return [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
    '--securebits=+no_setuid_fixup',
    '--',
  ]
}

/** Lets the system itself decide, by trying: modes, access lists and mounts all have their say. */
function reaches(account: Account, { program, file, folder }: Needs): boolean {
  const script = 'test -x "$1" && : < "$2" && cd "$3"'
  const [command, args, options] = dressed(
    account,
    '/bin/sh',
    ['-c', script, 'sh', program, file, folder],
    {},
  )
  return spawnSync(command, args, { ...options, stdio: 'ignore' }).status === 0
}

function closedFolder({ program, folder }: Needs): string {
  const closed = (path: string) => (statSync(path).mode & 0o001) === 0
  return [...above(program), ...above(folder)].find(closed) ?? dirname(program)
}

function above(path: string): string[] {
  const parent = dirname(path)
  return parent === path ? [path] : [...above(parent), parent]
}

/** Starts a program as an account. */
export function spawnAs(
  account: Account,
  program: string,
  args: string[],
  options: SpawnOptions,
): ChildProcess {
  return spawn(...dressed(account, program, args, options))
}

function dressed(
  { id, prefix }: Account,
  program: string,
  args: string[],
  options: SpawnOptions,
): [string, string[], SpawnOptions] {
  const [command, ...rest] = [...prefix, program, ...args]
  return [command ?? program, rest, prefix.length > 0 ? options : { ...options, ...id }]
}
