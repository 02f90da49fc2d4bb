import { readFileSync } from 'node:fs'
import { type Category, type Context, categories, usualCategories } from '#language/finding.ts'
import { misused } from '../failure.ts'
import { LeftOut, unreadable } from '../folders/left-out.ts'
import { oneOf } from '../given/nearest.ts'
import { decode } from './read.ts'
import type { Settings } from './settings.ts'

export const formats = ['text', 'json', 'github', 'sarif'] as const

export interface LintOptions {
  format: (typeof formats)[number]
  items?: true
  names?: string
  category?: string[]
  strict?: true
  jsonl?: true
  reportUnused?: true
  stdinName?: string
}

/** What was chosen on the command line, understood. */
export interface Choice {
  options: LintOptions
  names: readonly string[]
  /** Null where nothing was said. */
  categories: readonly Category[] | null
}

/** @throws Failure (usage) */
export function chosen(options: LintOptions): Choice {
  if (options.jsonl && options.format !== 'text')
    throw misused('--jsonl has a shape of its own; leave --format out.')
  const wanted = options.category?.map((word) => oneOf(word, categories, 'category'))
  return {
    options,
    names: options.names === undefined ? [] : readNames(options.names),
    categories: wanted ?? null,
  }
}

/** One name or handle a line; what follows a `#` at the beginning or after a space is a remark. */
function readNames(file: string): string[] {
  try {
    const { text } = decode(readFileSync(file))
    return text
      .split(/\r?\n/)
      .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
      .filter((line) => line !== '')
  } catch (error) {
    throw misused(`--names ${file}: ${(error instanceof LeftOut ? error : unreadable(error)).message}.`)
  }
}

/** What the engine is told: the command line's word goes before the settings'. */
export function contextFrom({ names, categories: wanted }: Choice, settings: Settings): Context {
  const { people, software, allow } = settings
  return {
    names: [...new Set([...names, ...settings.names])],
    people,
    software,
    allow,
    categories: wanted ?? categories.filter((id) => settings.categories[id] ?? usualCategories.includes(id)),
  }
}
