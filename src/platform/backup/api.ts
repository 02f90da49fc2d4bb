import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { Problem } from '../errors.ts'
import type { BlobStore } from '../files/blob-store.ts'
import { serveRoutes } from '../http/routes.ts'
import { backupRoutes } from './contract.ts'
import { readBackup } from './read.ts'
import { writeBackup } from './write.ts'

export interface BackupContext {
  pool: pg.Pool
  blobs: BlobStore
  /** Whether this server still waits for its first account, and the token is the one for it. */
  isFreshWith(setupToken: string): Promise<boolean>
}

/** Everything out as one file, and in again. */
export function serveBackup(app: FastifyInstance, { pool, blobs, isFreshWith }: BackupContext) {
  serveRoutes(app, 'Operating', backupRoutes, {
    'GET /backup': async ({ reply }) => {
      const day = new Date().toISOString().slice(0, 10)
      reply.header('content-type', 'application/gzip')
      reply.header('content-disposition', `attachment; filename="afterword-${day}.tar.gz"`)
      return writeBackup(pool, blobs)
    },
    'POST /restore': async ({ actor, query, body }) => {
      const fresh = query.setupToken !== undefined && (await isFreshWith(query.setupToken))
      if (!fresh && !(actor?.role === 'administrator' && actor.scopes.includes('admin'))) {
        throw new Problem(
          'not-allowed',
          'Restoring needs the set-up link of a fresh server, or an administrator.',
        )
      }
      if (!fresh && !query.replace) {
        throw new Problem(
          'not-possible-now',
          'This server holds an organisation. Say “replace” to put the backup in its place.',
        )
      }
      return readBackup(pool, blobs, body)
    },
  })
}
