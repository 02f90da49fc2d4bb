import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '#platform/http/client.ts'

/** What is read from the server, kept as long as it is true; live changes say when it isn’t. */
export function createQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Live changes say when something is old; the time covers what no change is told for.
        staleTime: 30_000,
        retry: (count, error) => count < 2 && worthAgain(error),
      },
    },
  })
}

function worthAgain(error: unknown) {
  return error instanceof ApiProblem && (error.status === 0 || error.status === 503)
}
