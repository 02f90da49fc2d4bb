import { createHmac, timingSafeEqual } from 'node:crypto'

const signatureBytes = 18

/**
 * The secret part of a public link: the review and its link serial, signed. Nothing of it is stored; counting the
 * serial up makes every earlier link worthless.
 */
export function linkToken(secret: string, reviewId: string, serial: number): string {
  const body = Buffer.alloc(20)
  Buffer.from(reviewId.replaceAll('-', ''), 'hex').copy(body)
  body.writeUInt32BE(serial, 16)
  return Buffer.concat([body, signature(secret, body)]).toString('base64url')
}

/** The review and serial a token names, or null when it isn't one of ours. */
export function readLinkToken(secret: string, token: string): { reviewId: string; serial: number } | null {
  const bytes = Buffer.from(token, 'base64url')
  // The decoder skips what it doesn't know; a link is spelled in one way alone.
  if (bytes.length !== 20 + signatureBytes || bytes.toString('base64url') !== token) return null
  const body = bytes.subarray(0, 20)
  if (!timingSafeEqual(bytes.subarray(20), signature(secret, body))) return null
  const hex = body.subarray(0, 16).toString('hex')
  const reviewId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { reviewId, serial: body.readUInt32BE(16) }
}

function signature(secret: string, body: Buffer): Buffer {
  return createHmac('sha256', `publication link ${secret}`).update(body).digest().subarray(0, signatureBytes)
}
