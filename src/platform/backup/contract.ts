import { z } from 'zod'
import type { RouteContracts } from '../http/contract.ts'

export const BackupContents = z.object({
  createdAt: z.iso.datetime(),
  schema: z.string(),
  tables: z.record(z.string(), z.int()),
  evidenceFiles: z.int(),
  evidenceBytes: z.number(),
})

export const backupRoutes = {
  'GET /backup': {
    summary: 'Everything as one file: database and evidence, as of one moment',
    access: 'administrator',
    returns: 'binary',
  },
  'POST /restore': {
    summary: 'Replace everything by a backup; allowed on a fresh server, or with `replace=true`',
    access: 'public',
    query: z.object({
      /** On a fresh server: the token from the one-time link. Else an administrator’s token is needed. */
      setupToken: z.string().optional(),
      replace: z.stringbool().default(false),
    }),
    body: 'binary',
    returns: BackupContents,
    errors: ['not-allowed', 'invalid-input', 'not-possible-now'],
  },
} as const satisfies RouteContracts
export type BackupContents = z.output<typeof BackupContents>
