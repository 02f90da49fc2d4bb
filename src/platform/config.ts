import { resolve } from 'node:path'
import type { z } from 'zod'
import { clientNames, settings } from './settings.ts'

export type { Role } from './settings.ts'

type Values = { [Key in keyof typeof settings]: z.output<(typeof settings)[Key]['schema']> }

/** Every setting as a value: sizes in bytes, `dataDirectory` absolute, optional ones undefined when not given. */
export type Config = Readonly<Values>

/** One or more settings are wrong; the message lists them all and is meant for a person. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    const intro =
      problems.length === 1 ? 'A setting is not right:' : `${problems.length} settings are not right:`
    super([intro, '', ...problems, '', 'All settings are described in docs/guides/settings.md.'].join('\n'))
    this.problems = problems
  }
}

/**
 * Reads every setting from an environment. An empty value counts as not given.
 * Throws ConfigError naming every wrong setting, its value (unless secret) and what is expected.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems = unknownNames(env)
  const values: Record<string, unknown> = {}
  const isGiven = (name: string) => Boolean(env[name]?.trim())
  for (const [key, { name, schema, expects, byDefault, secret }] of entries()) {
    const given = isGiven(name) ? env[name]?.trim() : undefined
    const parsed = schema.safeParse(given ?? byDefault)
    if (parsed.success) values[key] = parsed.data
    else
      problems.push(`  ${name} is ${secret ? 'set to something else' : `“${given}”`}; expected ${expects}.`)
  }
  problems.push(...missingCompanions(isGiven))
  if (problems.length > 0) throw new ConfigError(problems)
  const config = values as Values
  return Object.freeze({ ...config, dataDirectory: resolve(config.dataDirectory) })
}

type Entry = {
  name: string
  schema: z.ZodType
  expects: string
  byDefault?: string
  secret?: boolean
}

const entries = () => Object.entries(settings) as [string, Entry][]

function missingCompanions(isGiven: (name: string) => boolean): string[] {
  const problems: string[] = []
  if (isGiven('DATABASE_URL') && !isGiven('AFTERWORD_SECRET')) {
    problems.push(
      `  AFTERWORD_SECRET is missing; all processes on one DATABASE_URL share it: ${settings.secret.expects}.`,
    )
  }
  if (isGiven('AFTERWORD_SMTP_URL') && !isGiven('AFTERWORD_MAIL_FROM')) {
    problems.push(
      `  AFTERWORD_MAIL_FROM is missing; with AFTERWORD_SMTP_URL expected ${settings.mailFrom.expects}.`,
    )
  }
  if (isGiven('AFTERWORD_EMBEDDINGS_URL') && !isGiven('AFTERWORD_EMBEDDINGS_MODEL')) {
    problems.push(
      `  AFTERWORD_EMBEDDINGS_MODEL is missing; with AFTERWORD_EMBEDDINGS_URL expected ${settings.embeddingsModel.expects}.`,
    )
  }
  return problems
}

function unknownNames(env: Readonly<Record<string, string | undefined>>): string[] {
  const known = [...Object.values(settings).map((setting) => setting.name), ...clientNames]
  return Object.keys(env)
    .filter((name) => name.startsWith('AFTERWORD_') && !known.includes(name))
    .map((name) => `  ${name} is not a setting of Afterword; did you mean ${nearest(name, known)}?`)
}

function nearest(name: string, known: readonly string[]): string {
  const ranked = known.map((candidate) => ({ candidate, steps: editSteps(name, candidate) }))
  return ranked.sort((one, other) => one.steps - other.steps)[0]?.candidate ?? ''
}

/** How many letters must be added, dropped or changed to turn one name into the other (Levenshtein). */
function editSteps(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...from].entries()) {
    const line = [row + 1]
    for (const [column, other] of [...to].entries()) {
      const change = (above[column] ?? 0) + (letter === other ? 0 : 1)
      line.push(Math.min((above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1, change))
    }
    above = line
  }
  return above.at(-1) ?? 0
}
