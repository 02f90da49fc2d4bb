import { parseDocument, stringify } from 'yaml'
import { z } from 'zod'
import { incidentKinds } from '#incident/contract.ts'
import { knowsZone } from '#incident/moment.ts'
import type { ReportContent } from '../../report-content.ts'

export type Details = Pick<
  ReportContent,
  'key' | 'kind' | 'severity' | 'services' | 'teams' | 'roles' | 'zone'
>

/** Each value in quotes on a line of its own: over several lines the library loses spaces at their edges. */
const strictly = {
  lineWidth: 0,
  defaultStringType: 'QUOTE_DOUBLE',
  doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
} as const

/** The details of the incident in front of the report, between two lines of `---`. */
export function writeFrontMatter(content: Details): string {
  const { key, kind, severity, zone, services, teams, roles } = content
  const details = {
    key,
    kind,
    severity,
    zone,
    services,
    teams,
    roles: roles.map(({ role, name }) => (name === null ? { role } : { role, name })),
  }
  const light = stringify(details, { lineWidth: 0 })
  const same = JSON.stringify(readYaml(light).value) === JSON.stringify(details)
  const yaml = same ? light : stringify(details, strictly)
  return `---\n${yaml}---\n`
}

function readYaml(text: string): { value: unknown; trouble: string[] } {
  const document = parseDocument(text, { prettyErrors: false })
  try {
    return {
      value: document.toJS({ maxAliasCount: 0 }),
      trouble: document.errors.map((error) => error.message),
    }
  } catch (error) {
    return { value: null, trouble: [error instanceof Error ? error.message : String(error)] }
  }
}

/** Separates the front matter from the document; `yaml` is null where there is none. */
export function splitFrontMatter(markdown: string): { yaml: string | null; body: string } {
  const lines = markdown.split('\n')
  const isRule = (line: string | undefined) => line?.trimEnd() === '---'
  const end = lines.findIndex((line, index) => index > 0 && isRule(line))
  if (!isRule(lines[0]) || end < 0) return { yaml: null, body: markdown }
  return {
    yaml: lines
      .slice(1, end)
      .map((line) => `${line}\n`)
      .join(''),
    body: lines.slice(end + 1).join('\n'),
  }
}

const Text = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)])
const Names = z.union([z.array(Text), Text.transform((name) => [name]), z.null().transform(() => [])])
const Role = z.union([
  z.object({ role: Text, name: Text.nullable().optional().default(null) }),
  Text.transform((role) => ({ role, name: null })),
])

const missing: Details = {
  key: '',
  kind: 'incident',
  severity: '',
  services: [],
  teams: [],
  roles: [],
  zone: 'UTC',
}

const readers: { [Key in keyof Details]: z.ZodType<Details[Key]> } = {
  key: Text,
  kind: z.enum(incidentKinds),
  severity: Text,
  services: Names,
  teams: Names,
  roles: z.array(Role),
  zone: Text,
}

/** Reads the details; what is missing or can't be understood gets a plain default and a sentence that says so. */
export function readFrontMatter(yaml: string | null): {
  details: Details
  /** A title that a person put there; reports of our own have it as their heading. */
  title: string | null
  problems: string[]
} {
  if (yaml === null) {
    const problem =
      'There are no details at the top (between two lines of “---”): no key, severity or services.'
    return { details: { ...missing }, title: null, problems: [problem] }
  }
  const { value, trouble } = readYaml(yaml)
  const problems = trouble.map((each) => `The details at the top can’t all be read: ${each}`)
  const given = z.record(z.string(), z.unknown()).safeParse(value)
  const entries = given.success ? given.data : {}
  if (!given.success)
    problems.push(`The details at the top are no list of names and values: “${yaml.trim()}”.`)
  const details = { ...missing }
  for (const key of Object.keys(readers) as (keyof Details)[]) readDetail(details, key, entries, problems)
  const title = typeof entries.title === 'string' ? entries.title : null
  for (const [name, unknown] of Object.entries(entries)) {
    if (Object.hasOwn(readers, name) || name === 'title') continue
    problems.push(`The details at the top say “${name}: ${shown(unknown)}”, which a report has no place for.`)
  }
  if (!knowsZone(details.zone)) {
    problems.push(
      `“${details.zone}” is no time zone that this machine knows; times without an offset count as UTC.`,
    )
  }
  return { details, title, problems }
}

function readDetail<Key extends keyof Details>(
  details: Details,
  key: Key,
  entries: Record<string, unknown>,
  problems: string[],
): void {
  if (!Object.hasOwn(entries, key)) return
  const read = readers[key].safeParse(entries[key])
  if (read.success) details[key] = read.data
  else problems.push(`“${key}: ${shown(entries[key])}” at the top can’t be understood and was left out.`)
}

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
