import { createHash, randomBytes } from 'node:crypto'

/** A new secret for a link or a token, 256 random bits; `prefix` lets people and scanners recognise it. */
export function newSecretToken(prefix: string): string {
  return `${prefix}_${randomBytes(32).toString('base64url')}`
}

/** What is stored of a secret: its SHA-256. With 256 random bits nothing slower is needed. */
export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
