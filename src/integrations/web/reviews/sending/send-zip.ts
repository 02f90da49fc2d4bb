import { ApiProblem, addressOf } from '#platform/http/client.ts'
import { markSignedOut } from '#web/signed-out.ts'

interface SendOptions {
  onProgress: (sent: number) => void
  signal: AbortSignal
}

/**
 * Sends the zip of an import, by XMLHttpRequest, because fetch does not tell how far it has come.
 * @throws ApiProblem; or the reason of the signal when that is aborted.
 */
export function sendZip(id: string, zip: Blob, { onProgress, signal }: SendOptions): Promise<void> {
  const request = new XMLHttpRequest()
  request.open('PUT', addressOf('/review-imports/:id/content', { id }))
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.setRequestHeader('x-afterword', '1')
  request.responseType = 'json'
  return new Promise((resolve, reject) => {
    request.upload.onprogress = ({ loaded }) => onProgress(loaded)
    request.onload = () => (request.status < 300 ? resolve() : reject(problemOf(request)))
    request.onerror = () => reject(connectionLost())
    request.onabort = () => reject(signal.reason)
    signal.addEventListener('abort', () => request.abort())
    request.send(zip)
  })
}

function connectionLost() {
  return new ApiProblem(0, 'unreachable', 'The connection was lost while sending. Nothing was imported.')
}

function problemOf({ status, response }: XMLHttpRequest) {
  if (status === 401) markSignedOut(true)
  const body = (response ?? {}) as {
    code?: ApiProblem['code']
    detail?: string
    title?: string
    errors?: ApiProblem['fields']
  }
  return new ApiProblem(
    status,
    body.code ?? 'unexpected',
    body.detail ?? body.title ?? `The server answered ${status}.`,
    body.errors,
  )
}
