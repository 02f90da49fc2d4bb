import type { FastifyInstance } from 'fastify'

/** How long requests that are being answered may take once the server stops, in milliseconds. */
const patience = 10_000
const betweenLooks = 50

/**
 * Lets requests that are being answered come to their end when the server closes. Connections that browsers keep
 * open for later go at once; what takes longer than `patience` is cut off.
 */
export function closeInOrder(app: FastifyInstance) {
  let look: NodeJS.Timeout | undefined
  let late: NodeJS.Timeout | undefined
  app.addHook('preClose', async () => {
    look = setInterval(() => app.server.closeIdleConnections(), betweenLooks)
    late = setTimeout(() => app.server.closeAllConnections(), patience)
  })
  app.addHook('onClose', async () => {
    clearInterval(look)
    clearTimeout(late)
  })
}
