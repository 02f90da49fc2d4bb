import type { Context } from '#language/finding.ts'
import { type Choice, contextFrom } from './choice.ts'
import type { LintedDocument, Located, Remark } from './document.ts'
import { type Ignored, ignoredBy, readIgnores } from './ignore.ts'
import { createPlaces } from './places.ts'
import type { Text } from './read.ts'
import type { Settings } from './settings.ts'

export type Look = (path: string, document: Text, settings: Settings) => LintedDocument

/** Looks at one document after the other, for language or for items; loads only what that takes. */
export async function createLook(choice: Choice): Promise<Look> {
  const make = choice.options.items ? await itemLooks() : await languageLooks()
  const made = new Map<string | null, Look>()
  return (path, document, settings) => {
    const look = made.get(settings.file) ?? make(contextFrom(choice, settings))
    made.set(settings.file, look)
    return look(path, document, settings)
  }
}

async function languageLooks() {
  const { createLanguageLook, onceADocument } = await import('./language.ts')
  return (context: Context): Look => {
    const look = createLanguageLook(context)
    return (path, document) => {
      const ignores = readIgnores(document.text)
      const silenced = ignores.regions.length > 0
      const { kept, used } = silence(look(path, document.text, silenced), ignores.regions)
      const remarks = silenced ? onceADocument(kept) : kept
      const located = locator(document)
      const findings = remarks.map((remark) => findingOf(remark, located.locate(remark.start, remark.end)))
      return {
        path,
        remarks,
        details: { findings },
        comments: commentsOf(ignores, used, located),
        ...located,
      }
    }
  }
}

async function itemLooks() {
  const { createItemLook } = await import('./item-look.ts')
  return ({ names = [] }: Context): Look => {
    const look = createItemLook(names)
    return (path, document) => {
      const ignores = readIgnores(document.text)
      const seen = look(path, document.text)
      const { kept, used } = silence(seen.remarks, ignores.regions)
      const located = locator(document)
      const items = seen.items.map(({ start, end, details }) => ({
        ...located.locate(start, end),
        ...details,
      }))
      const comments = commentsOf(ignores, used, located)
      return { path, remarks: kept, details: { items }, comments, ...located }
    }
  }
}

function findingOf({ rule, row, level, why, questions }: Remark, place: Located) {
  return { category: rule, level, rule: row, ...place, why, question: questions[0] }
}

/** Without what its author asked to ignore, and which comments did something. */
function silence(remarks: readonly Remark[], regions: readonly Ignored[]) {
  const used = new Set<Ignored>()
  const kept = remarks.filter((remark) => {
    const region = ignoredBy(regions, remark)
    if (region) used.add(region)
    return region === undefined
  })
  return { kept, used }
}

function locator({ text, byteAt }: Text) {
  const places = createPlaces(text)
  const locate = (start: number, end: number): Located => {
    const startByte = byteAt(start)
    return {
      start,
      end,
      startByte,
      endByte: byteAt(end),
      ...places.of(start, end),
      text: text.slice(start, end),
    }
  }
  return { places, locate }
}

function commentsOf(
  { regions, mistakes }: ReturnType<typeof readIgnores>,
  used: ReadonlySet<Ignored>,
  { places }: ReturnType<typeof locator>,
): LintedDocument['comments'] {
  return {
    unused: regions.filter((region) => !used.has(region)).map(({ at }) => places.of(at, at)),
    mistakes: mistakes.map(({ at, message }) => ({ place: places.of(at, at), message })),
  }
}
