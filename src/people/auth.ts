import { betterAuth } from 'better-auth'
import type pg from 'pg'

/** Seconds. */
const day = 86_400

export interface AuthOptions {
  /** A pool of its own: the library wants dates as Date, the rest of the app keeps microseconds. */
  pool: pg.Pool
  secret: string
  baseUrl: string
}

export type Auth = ReturnType<typeof createAuth>

/** Passwords and sessions, by the library. Its HTTP routes are not served; our own call it. */
export function createAuth({ pool, secret, baseUrl }: AuthOptions) {
  return betterAuth({
    appName: 'Afterword',
    database: pool,
    secret,
    baseURL: baseUrl,
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 256,
      revokeSessionsOnPasswordReset: true,
    },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'session',
      expiresIn: 30 * day,
      updateAge: day,
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verification',
      // A link to set a password is worth as much as one; whoever reads the database finds only its digest.
      storeIdentifier: 'hashed',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      cookiePrefix: 'afterword',
      useSecureCookies: baseUrl.startsWith('https:'),
      database: { generateId: false },
      disableCSRFCheck: true,
    },
  })
}
