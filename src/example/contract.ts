import { z } from 'zod'
import type { RouteContracts } from '#platform/http/contract.ts'

export const exampleRoutes = {
  'POST /example': {
    summary: 'Load the example organisation beside what is there',
    access: 'administrator',
    returns: z.object({ incidents: z.int() }),
    status: 201,
    errors: ['already-exists'],
  },
  'DELETE /example': {
    summary: 'Remove the example organisation, and nothing else',
    access: 'administrator',
    returns: z.object({ incidents: z.int() }),
  },
} as const satisfies RouteContracts
