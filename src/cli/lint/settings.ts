import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type Category, categories } from '#language/finding.ts'
import { misused } from '../failure.ts'
import { nearest } from '../given/nearest.ts'

export const settingsName = '.afterword-lint.yaml'

/** What a repository says about its own reviews. */
export interface Settings {
  /** The file it comes from, or null where there is none. */
  file: string | null
  names: string[]
  people: string[]
  software: string[]
  allow: string[]
  /** Categories that are switched on or off, unlike usual. */
  categories: Partial<Record<Category, boolean>>
  /** Paths to leave out, from the folder of the file. */
  ignore: string[]
  strict: boolean
}

const none: Settings = {
  file: null,
  names: [],
  people: [],
  software: [],
  allow: [],
  categories: {},
  ignore: [],
  strict: false,
}

const keys = ['names', 'people', 'software', 'allow', 'categories', 'ignore', 'strict'] as const
const lists = ['names', 'people', 'software', 'allow', 'ignore'] as const

/** Finds the settings that hold for a folder: the nearest file above it, within its repository. */
export function createSettingsFinder() {
  const known = new Map<string, Promise<Settings>>()
  const find = (folder: string): Promise<Settings> => {
    let settings = known.get(folder)
    if (!settings) {
      settings = search(folder, find)
      known.set(folder, settings)
    }
    return settings
  }
  return find
}

function search(folder: string, find: (folder: string) => Promise<Settings>): Promise<Settings> {
  const file = path.join(folder, settingsName)
  if (existsSync(file)) return readSettings(file)
  const above = path.dirname(folder)
  const top = above === folder || existsSync(path.join(folder, '.git'))
  return top ? Promise.resolve(none) : find(above)
}

/** Whether a file is left out by the settings. */
export function isIgnored({ file, ignore }: Settings, candidate: string): boolean {
  if (file === null || ignore.length === 0) return false
  const inside = path.relative(path.dirname(file), candidate).replaceAll(path.sep, '/')
  return ignore.some((glob) => fits(inside, glob))
}

/** As in .gitignore: with a slash it is a path from here, without one a name at any depth; a folder takes all in it along. */
function fits(inside: string, given: string): boolean {
  const glob = given.replace(/\/$/, '')
  const whole = glob.includes('/') ? glob.replace(/^\.?\//, '') : `**/${glob}`
  return path.posix.matchesGlob(inside, whole) || path.posix.matchesGlob(inside, `${whole}/**`)
}

/** @throws Failure (usage) that names the file and what is wrong in it */
async function readSettings(file: string): Promise<Settings> {
  const shown = path.relative(process.cwd(), file) || file
  const wrong = (message: string) => misused(`${shown}: ${message}`)
  const { parse } = await import('yaml')
  let found: unknown
  try {
    found = parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error))
  }
  if (found === null || found === undefined) return { ...none, file }
  if (!isRecord(found)) throw wrong('It takes settings like “strict: true”, one below the other.')
  for (const key of Object.keys(found)) refuseUnknown(key, keys, 'setting', wrong)
  const settings = { ...none, file, strict: onOrOff(found.strict ?? false, 'strict', wrong) }
  for (const key of lists) settings[key] = listOf(found[key], key, wrong)
  settings.categories = switches(found.categories, wrong)
  return settings
}

type Wrong = (message: string) => Error

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refuseUnknown(word: string, known: readonly string[], what: string, wrong: Wrong) {
  if (known.includes(word)) return
  const near = nearest(word, known)
  throw wrong(
    `There is no ${what} “${word}”. ${near ? `Did you mean ${near}? ` : ''}There are ${known.join(', ')}.`,
  )
}

function listOf(value: unknown, key: string, wrong: Wrong): string[] {
  const all = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
  const texts = all.map((one) => (typeof one === 'number' ? String(one) : one))
  if (texts.every((one) => typeof one === 'string' && one.trim() !== ''))
    return texts.map((one) => one.trim())
  throw wrong(`“${key}” takes a list of words.`)
}

function onOrOff(value: unknown, key: string, wrong: Wrong): boolean {
  if (value === true || value === 'on' || value === 'yes') return true
  if (value === false || value === 'off' || value === 'no') return false
  throw wrong(`“${key}” is on or off.`)
}

function switches(value: unknown, wrong: Wrong): Settings['categories'] {
  if (value === undefined || value === null) return {}
  if (!isRecord(value)) throw wrong('“categories” takes lines like “hindsight: off”.')
  const chosen: Settings['categories'] = {}
  for (const [key, state] of Object.entries(value)) {
    refuseUnknown(key, categories, 'category', wrong)
    chosen[key as Category] = onOrOff(state, key, wrong)
  }
  return chosen
}
