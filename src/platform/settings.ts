import { z } from 'zod'

/**
 * One setting: the environment variable `name`, what it is for, and how its text becomes a value. `byDefault` is
 * text as well, so that a default passes the same check. The value of a `secret` one is never shown.
 */
type Setting<Schema extends z.ZodType> = {
  name: string
  description: string
  expects: string
  byDefault?: string
  secret?: boolean
  schema: Schema
}

const setting = <Schema extends z.ZodType>(given: Setting<Schema>) => given

const wholeNumber = (least: number, most: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most))

const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol))

const units: Record<string, number> = { '': 1, B: 1 }
for (const [index, letter] of ['K', 'M', 'G', 'T'].entries()) {
  units[`${letter}B`] = 1000 ** (index + 1)
  units[`${letter}IB`] = 1024 ** (index + 1)
}

/** A size in bytes: 500MB is 500 million, 4GiB is 4 × 1024³, a bare number is bytes. */
const size = z
  .string()
  .transform((text) => /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim()))
  .transform((match) =>
    Math.round(Number(match?.[1]) * (units[match?.[2]?.toUpperCase() ?? ''] ?? Number.NaN)),
  )
  .pipe(z.number().int().min(1).max(Number.MAX_SAFE_INTEGER))

const role = z.enum(['serve', 'work'])

/** What this process does: answer requests, carry out jobs, or both. */
export type Role = z.output<typeof role>

const roles = z
  .string()
  .transform((text) => [...new Set(text.split(',').map((part) => part.trim()))])
  .pipe(z.array(role).min(1))

/** Whose X-Forwarded-* headers to believe, in the form that Fastify takes: nobody, everybody, hops, addresses. */
const proxies = z
  .string()
  .regex(/^(true|false|\d{1,2}|[0-9a-f.:/]+(\s*,\s*[0-9a-f.:/]+)*)$/i)
  .transform((text): boolean | number | string[] => {
    if (text === 'true' || text === 'false') return text === 'true'
    return /^\d{1,2}$/.test(text) ? Number(text) : text.split(/\s*,\s*/)
  })

/** Every setting there is. `docs/guides/settings.md` says the same, and a test compares them. */
export const settings = {
  port: setting({
    name: 'PORT',
    description: 'Port to answer on; 0 takes any free one.',
    expects: 'a whole number from 0 to 65535',
    byDefault: '4114',
    schema: wholeNumber(0, 65_535),
  }),
  host: setting({
    name: 'HOST',
    description: 'Address to answer on; 0.0.0.0 or :: answers on every network of the machine.',
    expects: 'an IP address or a host name',
    byDefault: '127.0.0.1',
    schema: z.string().regex(/^[a-z0-9_.:%-]+$/i),
  }),
  dataDirectory: setting({
    name: 'AFTERWORD_DATA_DIR',
    description: 'Folder for everything that is kept: the database, the evidence, the secret.',
    expects: 'a folder, made when it is missing',
    byDefault: './data',
    schema: z.string(),
  }),
  databaseUrl: setting({
    name: 'DATABASE_URL',
    description: 'A PostgreSQL server (16 or newer) to use instead of the one Afterword starts itself.',
    expects: 'an address like postgres://user:password@host:5432/database',
    secret: true,
    schema: url('postgres:', 'postgresql:').optional(),
  }),
  publicUrl: setting({
    name: 'AFTERWORD_PUBLIC_URL',
    description: 'The address people use, if it is not the one Afterword answers on; base of every link.',
    expects: 'an address like https://afterword.example.org',
    schema: url('http:', 'https:')
      .transform((text) => text.replace(/\/+$/, ''))
      .optional(),
  }),
  secret: setting({
    name: 'AFTERWORD_SECRET',
    description:
      'Key that signs sessions. Made once and kept in the data folder; needed here with DATABASE_URL, because all processes on one database must share it.',
    expects: 'at least 32 characters, for example from: openssl rand -base64 32',
    secret: true,
    schema: z.string().min(32).optional(),
  }),
  logLevel: setting({
    name: 'AFTERWORD_LOG_LEVEL',
    description: 'Least important line that is still logged.',
    expects: 'one of trace, debug, info, warn, error, silent',
    byDefault: 'info',
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']),
  }),
  maxUpload: setting({
    name: 'AFTERWORD_MAX_UPLOAD',
    description: 'Largest file that may be added as evidence.',
    expects: 'a size like 500MB or 4GiB',
    byDefault: '4GiB',
    schema: size,
  }),
  maxExpanded: setting({
    name: 'AFTERWORD_MAX_EXPANDED',
    description: 'Most that one archive may unpack to.',
    expects: 'a size like 500MB or 8GiB',
    byDefault: '8GiB',
    schema: size,
  }),
  metricsToken: setting({
    name: 'AFTERWORD_METRICS_TOKEN',
    description: 'Token that /metrics asks for, as "Authorization: Bearer …"; without it /metrics is off.',
    expects: 'at least 16 characters without spaces',
    secret: true,
    schema: z.string().min(16).regex(/^\S+$/).optional(),
  }),
  roles: setting({
    name: 'AFTERWORD_ROLES',
    description: 'What this process does: answer requests (serve), carry out jobs (work).',
    expects: 'serve, work, or both with a comma between',
    byDefault: 'serve,work',
    schema: roles,
  }),
  smtpUrl: setting({
    name: 'AFTERWORD_SMTP_URL',
    description: 'Mail server for invitations and password links; without it they are shown to be copied.',
    expects: 'an address like smtp://user:password@mail.example.org:587',
    secret: true,
    schema: url('smtp:', 'smtps:').optional(),
  }),
  mailFrom: setting({
    name: 'AFTERWORD_MAIL_FROM',
    description: 'Sender of those mails; needed with AFTERWORD_SMTP_URL.',
    expects: 'a mail address, like Afterword <afterword@example.org>',
    schema: z
      .string()
      .regex(/^([^<>@]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)
      .optional(),
  }),
  embeddingsUrl: setting({
    name: 'AFTERWORD_EMBEDDINGS_URL',
    description:
      'Provider of embeddings (OpenAI-compatible) that may add to “Seen before?”; it is sent titles, summaries and reports that are open to the whole organisation. Needs pgvector in the database.',
    expects: 'an address like https://models.example.org/v1',
    schema: url('http:', 'https:')
      .transform((text) => text.replace(/\/+$/, ''))
      .optional(),
  }),
  embeddingsModel: setting({
    name: 'AFTERWORD_EMBEDDINGS_MODEL',
    description: 'Name of the model there; needed with AFTERWORD_EMBEDDINGS_URL.',
    expects: 'a name like text-embedding-3-small',
    schema: z
      .string()
      .regex(/^[\w./:@-]{1,200}$/)
      .optional(),
  }),
  embeddingsKey: setting({
    name: 'AFTERWORD_EMBEDDINGS_KEY',
    description: 'Key that the provider asks for, if it does.',
    expects: 'a key without spaces',
    secret: true,
    schema: z.string().regex(/^\S+$/).optional(),
  }),
  trustProxy: setting({
    name: 'AFTERWORD_TRUST_PROXY',
    description:
      'Whose X-Forwarded-* headers are believed: true for anybody, a number of proxies, or addresses.',
    expects: 'false, true, a number of proxies, or addresses with commas between',
    byDefault: 'false',
    schema: proxies,
  }),
  importConcurrency: setting({
    name: 'AFTERWORD_IMPORT_CONCURRENCY',
    description: 'How many imports this process works on at a time.',
    expects: 'a whole number from 1 to 32',
    byDefault: '2',
    schema: wholeNumber(1, 32),
  }),
}

/** Names that belong to the command line tool; a server that finds them in its environment lets them be. */
export const clientNames: readonly string[] = ['AFTERWORD_URL', 'AFTERWORD_TOKEN', 'AFTERWORD_SETUP_TOKEN']
