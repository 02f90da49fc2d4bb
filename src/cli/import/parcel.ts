import { closeSync, constants, createReadStream, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { makeZip, predictLength } from 'client-zip'
import {
  collectionNamed,
  headBytes,
  isArchiveName,
  isMachinery,
  isNoText,
  type LeftOutFile,
  notText,
  refusalOf,
} from '#integrations/reviews/packing.ts'
import { misused } from '../failure.ts'
import { unreadable } from '../folders/left-out.ts'
import { isTrouble, type Met, walkFiles } from '../folders/walk.ts'
import { byteText } from '../terminal/speak.ts'

/** What is to be sent as one zip. */
export interface Parcel {
  name: string
  /** How many files are packed; null for a zip as it came. */
  files: number | null
  leftOut: LeftOutFile[]
  /** The length of the zip, as far as files don’t change meanwhile. */
  bytes: number
  /** The zip, made while it is read: one file at a time is held. `onGone` hears of files that could not be read any more. */
  open(onGone: (file: LeftOutFile) => void): Readable
}

interface Packable {
  /** Its path in the zip. */
  name: string
  file: string
  size: number
  named: boolean
}

const mostFiles = 50_000

/**
 * Looks through paths for what could be reviews. Links inside folders are not followed, and nothing outside of the paths is
 * opened. @throws Failure where a path that was named isn’t there, or nothing in it can be a review.
 */
export function parcelOf(paths: readonly string[]): Parcel {
  const [only = ''] = paths
  for (const given of paths) requireThere(given)
  if (paths.length === 1 && isArchiveName(only) && statSync(only).isFile()) return zipAsItIs(only)
  const { files, leftOut } = found(paths)
  if (files.length === 0)
    throw misused(
      leftOut.length === 0
        ? 'There are no files in it. Nothing was sent.'
        : `Nothing in it is a document that can be read here. Nothing was sent. ${leftOut[0]?.path}: ${leftOut[0]?.reason}`,
    )
  if (files.length > mostFiles)
    throw misused('There are more than 50,000 files in it. Name the folder in which the reviews are.')
  const name = paths.length === 1 ? collectionNamed(path.resolve(only)) : 'reviews'
  return {
    name,
    files: files.length,
    leftOut,
    bytes: Number(predictLength(files)),
    open: (onGone) => Readable.fromWeb(makeZip(membersOf(files, onGone)) as unknown as WebStream),
  }
}

function requireThere(given: string) {
  try {
    statSync(given)
  } catch (error) {
    throw misused(`${given}: ${unreadable(error).message}. Nothing was sent.`)
  }
}

function zipAsItIs(file: string): Parcel {
  return {
    name: collectionNamed(path.resolve(file)),
    files: null,
    leftOut: [],
    bytes: statSync(file).size,
    open: () => createReadStream(file, { highWaterMark: 256 * 1024 }),
  }
}

function found(paths: readonly string[]): { files: Packable[]; leftOut: LeftOutFile[] } {
  const files: Packable[] = []
  const leftOut: LeftOutFile[] = []
  for (const { met, file, name } of metAmong(paths)) {
    const looked = isTrouble(met) ? sentence(met.leftOut.message) : lookAt(met, name)
    if (typeof looked === 'string') leftOut.push({ path: name, reason: looked })
    else files.push({ name, file, ...looked })
  }
  return { files, leftOut }
}

/** Everything among the paths, each file once, with its path in the zip. */
function* metAmong(paths: readonly string[]) {
  const seen = new Set<string>()
  for (const [given, prefix] of prefixed(paths)) {
    for (const met of walkFiles([given], isMachinery)) {
      const file = path.resolve(isTrouble(met) ? met.shown : met.file)
      if (!seen.has(file)) yield { met, file, name: nameInside(given, prefix, file) }
      seen.add(file)
    }
  }
}

function nameInside(given: string, prefix: string, file: string): string {
  const inside = path.relative(path.resolve(given), file).split(path.sep).join('/')
  return [prefix, inside].filter((part) => part !== '').join('/') || path.basename(file)
}

/** A folder alone stands before none of its paths, so that it is known again wherever it lies. */
function prefixed(paths: readonly string[]): [given: string, prefix: string][] {
  if (paths.length === 1) return paths.map((given) => [given, ''])
  const used = new Set<string>()
  return paths.map((given) => {
    const name = path.basename(path.resolve(given)) || 'files'
    let prefix = name
    for (let copy = 2; used.has(prefix); copy++) prefix = `${copy}-${name}`
    used.add(prefix)
    return [given, prefix]
  })
}

/** What is to be known of a file that is sent, or why it is not. */
function lookAt(met: Met, name: string): string | Pick<Packable, 'size' | 'named'> {
  if (met.kind === 'link') return 'It is a link; links inside a folder are not followed.'
  if (met.kind === 'odd') return 'It is no file.'
  let opened: number | null = null
  try {
    opened = openSync(met.file, flagsFor(met.named))
    const stats = fstatSync(opened)
    if (!stats.isFile()) return 'It is no file.'
    const refused = refusalOf(name, stats.size, byteText)
    if (refused) return refused
    const head = new Uint8Array(Math.min(headBytes, stats.size))
    readSync(opened, head, 0, head.length, 0)
    return isNoText(name, head) ? notText : { size: stats.size, named: met.named }
  } catch (error) {
    return sentence(unreadable(error).message)
  } finally {
    if (opened !== null) closeSync(opened)
  }
}

/** Between the walk and reading a file may have become a link. */
const flagsFor = (named: boolean) =>
  constants.O_RDONLY | constants.O_NONBLOCK | (named ? 0 : constants.O_NOFOLLOW)

async function* membersOf(files: readonly Packable[], onGone: (file: LeftOutFile) => void) {
  for (const { name, file, size, named } of files) {
    try {
      const input = await readFile(file, { flag: flagsFor(named) })
      // Grown since it was looked at: as much as was promised is what was looked at.
      yield { name, input: input.subarray(0, size) }
    } catch (error) {
      onGone({ path: name, reason: sentence(unreadable(error).message) })
    }
  }
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
