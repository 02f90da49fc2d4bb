import type { ChosenField, Meaning } from '../reading.ts'

/** What a document shows of how it is built. */
export interface Built {
  number: number
  format: string
  /** In the order of the document, each key once. */
  headings: readonly { key: string; heading: string; meaning: Meaning }[]
  labels: readonly { key: string; sample: string; field: ChosenField | null }[]
}

export interface FoundShape {
  name: string
  format: string
  /** The numbers of its documents, in their order. */
  documents: number[]
  /** A document that has as many of the common headings as any. */
  sample: number
  headings: { key: string; heading: string; documents: number; meaning: Meaning }[]
  labels: { key: string; label: string; documents: number; sample: string; field: ChosenField | null }[]
}

/** How much of their headings two documents of one shape share at least: common keys by all keys (Jaccard). */
export const likeness = 0.6
const mostShapes = 200
const mostKeys = 60

interface Group {
  format: string
  /** Of its first document, with which the others are compared. */
  keys: ReadonlySet<string>
  documents: Built[]
}

/**
 * Documents that are built alike: of one format, with headings that largely agree. Each goes to the group whose first
 * document it is most like, in the order given, so that the same documents make the same shapes. Those without headings
 * are one shape a format; so are those that are like nothing, once there are very many shapes.
 */
export function shapesOf(documents: Iterable<Built>): FoundShape[] {
  const finder = new GroupFinder()
  for (const document of documents) finder.take(document)
  return finder.groups
    .map(shapeOf)
    .sort((one, other) => other.documents.length - one.documents.length || one.sample - other.sample)
}

class GroupFinder {
  readonly groups: Group[] = []
  /** In which groups’ first documents a key stands: only those are compared. */
  readonly #having = new Map<string, number[]>()
  readonly #rests = new Map<string, Group>()

  take(document: Built) {
    const keys = keysOf(document)
    const group =
      keys.size === 0
        ? this.#rest(document.format)
        : (this.#most(document, keys) ?? this.#begin(document, keys))
    group.documents.push(document)
  }

  #most({ format }: Built, keys: ReadonlySet<string>): Group | null {
    const common = new Map<number, number>()
    for (const key of keys)
      for (const index of this.#having.get(`${format}\n${key}`) ?? [])
        common.set(index, (common.get(index) ?? 0) + 1)
    let best: { group: Group; share: number } | null = null
    for (const [index, shared] of common) {
      const group = this.groups[index]
      if (!group) continue
      const share = shared / (group.keys.size + keys.size - shared)
      if (share >= likeness && (!best || share > best.share)) best = { group, share }
    }
    return best?.group ?? null
  }

  #begin({ format }: Built, keys: ReadonlySet<string>): Group {
    if (this.groups.length >= mostShapes) return this.#rest(format)
    for (const key of keys) {
      const known = this.#having.get(`${format}\n${key}`) ?? []
      this.#having.set(`${format}\n${key}`, [...known, this.groups.length])
    }
    const group = { format, keys, documents: [] }
    this.groups.push(group)
    return group
  }

  #rest(format: string): Group {
    const known = this.#rests.get(format)
    if (known) return known
    const group: Group = { format, keys: new Set(), documents: [] }
    this.groups.push(group)
    this.#rests.set(format, group)
    return group
  }
}

/** Headings, and labels that say what is needed; other labels are as many as there are writers. */
function keysOf({ headings, labels }: Built): ReadonlySet<string> {
  const heads = headings.slice(0, mostKeys).map(({ key }) => key)
  if (heads.length === 0) return new Set()
  return new Set([...heads, ...labels.filter(({ field }) => field !== null).map(({ key }) => `: ${key}`)])
}

function shapeOf({ format, documents }: Group): FoundShape {
  const headings = counted(documents, ({ headings }) => headings)
  const labels = counted(documents, ({ labels }) => labels)
  const common = new Set(
    headings.filter(({ documents: count }) => count * 2 >= documents.length).map(({ key }) => key),
  )
  const sample = documents.reduce((best, one) =>
    commonIn(one, common) > commonIn(best, common) ? one : best,
  )
  const names = headings
    .filter(({ key }) => common.has(key))
    .slice(0, 4)
    .map(({ heading }) => heading)
  return {
    name: names.length > 0 ? names.join(' · ').slice(0, 200) : 'Without headings in common',
    format,
    documents: documents.map(({ number }) => number),
    sample: sample.number,
    headings: headings.slice(0, mostKeys),
    labels: labels.slice(0, mostKeys).map(({ key, ...rest }) => ({ key, label: capital(key), ...rest })),
  }
}

const commonIn = ({ headings }: Built, common: ReadonlySet<string>) =>
  headings.filter(({ key }) => common.has(key)).length

/** Each key once, with in how many documents it stands; in the order in which they usually stand. */
function counted<T extends { key: string }>(
  documents: readonly Built[],
  partsOf: (document: Built) => readonly T[],
): (T & { documents: number })[] {
  const found = new Map<string, { part: T; documents: number; places: number }>()
  for (const document of documents) {
    for (const [place, part] of partsOf(document).entries()) {
      const known = found.get(part.key) ?? { part, documents: 0, places: 0 }
      if (known.documents === 0) found.set(part.key, known)
      known.documents += 1
      known.places += place
    }
  }
  const all = [...found.values()]
  const kept = all.sort((one, other) => other.documents - one.documents).slice(0, mostKeys)
  return kept
    .sort((one, other) => one.places / one.documents - other.places / other.documents)
    .map(({ part, documents: count }) => ({ ...part, documents: count }))
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
