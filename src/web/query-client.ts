import { QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '#platform/http/client.ts'

/** `onSignedOut` is called when the session has ended on the server. */
export function createQueryClient(onSignedOut: () => void) {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiProblem && error.code === 'not-signed-in') onSignedOut()
      },
    }),
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
