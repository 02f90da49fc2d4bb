import {
  collectionNamed,
  isArchiveName,
  isMachinery,
  type LeftOutFile,
  machineryOf,
  machineryReason,
} from '#integrations/reviews/packing.ts'

/** A file among those that somebody chose. `path` has forward slashes and begins with what was chosen. */
export interface Found {
  path: string
  file: File
}

/** What somebody chose to bring: one zip as it is, or files that are still to be packed. */
export interface Choice {
  /** What it is called, and known by when it comes again. */
  name: string
  zip: File | null
  found: Found[]
  leftOut: LeftOutFile[]
}

/** More are an archive of something else, and too many for a person to look at. */
export const mostFiles = 50_000

/**
 * Sorts what was chosen: folders of tools are told once each, and a folder that holds everything gives its name to the
 * whole instead of standing before every path, so that it is known again wherever it lies.
 */
export function choiceOf(all: readonly Found[], troubles: readonly LeftOutFile[] = []): Choice {
  const machinery = new Set<string>()
  const found: Found[] = []
  for (const one of all) {
    const tools = machineryOf(one.path)
    if (tools === null) found.push(one)
    else machinery.add(tools)
  }
  const leftOut = [...troubles, ...[...machinery].map((path) => ({ path, reason: machineryReason }))]
  const [only] = found
  if (only && found.length === 1 && leftOut.length === 0 && isArchiveName(only.path))
    return { name: collectionNamed(only.path), zip: only.file, found: [], leftOut }
  const top = topOf([...found, ...leftOut].map(({ path }) => path))
  if (top === null) return { name: nameOf(found), zip: null, found, leftOut }
  const inside = <Of extends { path: string }>(one: Of): Of => ({
    ...one,
    path: one.path.slice(top.length + 1),
  })
  return { name: collectionNamed(top), zip: null, found: found.map(inside), leftOut: leftOut.map(inside) }
}

/** The one folder in which all paths lie, or null. */
function topOf(paths: readonly string[]): string | null {
  const [first = ''] = paths
  const top = first.slice(0, first.indexOf('/') + 1)
  return top !== '' && paths.every((path) => path.startsWith(top)) ? top.slice(0, -1) : null
}

function nameOf(found: readonly Found[]): string {
  const [only] = found
  if (only && found.length === 1) return collectionNamed(only.path.replace(/\.[^./]+$/, ''))
  return 'reviews'
}

/** Files of an `<input type="file">`, also of one that takes a folder. */
export function choiceOfFiles(files: Iterable<File>): Choice {
  return choiceOf(Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, file })))
}

/** What is dropped: to be asked for while the drop is handled, or the browser forgets it. */
export function entriesOf(dropped: DataTransfer): FileSystemEntry[] {
  return [...dropped.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
}

/** Walks dropped folders and files. What the browser can’t open is told and keeps nothing else from coming. */
export async function choiceOfEntries(
  entries: readonly FileSystemEntry[],
  onFound: (count: number) => void,
): Promise<Choice> {
  const found: Found[] = []
  const troubles: LeftOutFile[] = []
  const waiting = [...entries].reverse()
  for (let entry = waiting.pop(); entry && found.length <= mostFiles; entry = waiting.pop()) {
    const path = entry.fullPath.replace(/^\//, '')
    try {
      if (isFile(entry)) found.push({ path, file: await fileOf(entry) })
      else if (isFolder(entry) && isMachinery(entry.name))
        troubles.push({ path: `${path}/`, reason: machineryReason })
      else if (isFolder(entry)) waiting.push(...(await membersOf(entry)).reverse())
    } catch {
      troubles.push({ path, reason: 'The browser could not open it.' })
    }
    onFound(found.length)
  }
  return choiceOf(found, troubles)
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject))

/** A reader hands out a folder in portions, and an empty one at its end. */
async function membersOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all.sort((a, b) => (a.name < b.name ? -1 : 1))
    all.push(...some)
  }
}
