import type { IncomingMessage } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** How long a caller may go on sending what nobody wants any more, in milliseconds. */
const hearingOut = 10_000

/**
 * For whoever is answered while still sending: the connection can carry nothing else after that, so the answer says
 * that it ends. Cut off at once they would never see the answer, since what they send then resets the connection and
 * throws away what they have not read. So only our side is closed, and theirs is heard out for a while.
 */
export function endIfStillSending({ raw }: FastifyRequest, reply: FastifyReply) {
  if (raw.complete || raw.destroyed) return
  reply.header('connection', 'close')
  const { socket } = raw
  // What the server calls once the answer is out; its own way would be to cut off.
  socket.destroySoon = () => {
    socket.end()
    hearOut(raw)
  }
}

function hearOut(raw: IncomingMessage) {
  const { socket } = raw
  const enough = setTimeout(() => socket.destroy(), hearingOut).unref()
  socket.once('close', () => clearTimeout(enough))
  raw.once('end', () => socket.destroy())
  raw.on('error', () => {})
  raw.resume()
}
