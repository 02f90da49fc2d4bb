import { createWriteStream } from 'node:fs'
import { access, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { exitCodes, Failure, refused } from '../failure.ts'
import { openProgress } from '../terminal/progress.ts'
import { byteText } from '../terminal/speak.ts'
import { interruptible } from './interrupt.ts'

/** The bytes of an answer, counted while they pass. */
async function* countedBytes(response: Response, count: (bytes: number) => void) {
  if (!response.body) return
  for await (const chunk of Readable.fromWeb(response.body as never)) {
    count(chunk.byteLength)
    yield chunk as Uint8Array
  }
}

/**
 * Saves an answer to a file with a progress bar. It is written beside as `FILE.part` and renamed when it is whole, so
 * that the file is never half of one; `check` looks at it before that.
 * @returns the bytes written.
 */
export async function saveTo(
  file: string,
  response: Response,
  doing: string,
  check: (part: string) => Promise<void> = async () => {},
): Promise<number> {
  const part = `${file}.part`
  const expected = Number(response.headers.get('content-length')) || null
  const progress = openProgress()
  let bytes = 0
  const count = (more: number) => {
    bytes += more
    progress.update(`${doing} ${byteText(bytes)}`, expected && bytes / expected)
  }
  try {
    await interruptible(
      () => `Nothing was saved as ${file}.`,
      (signal) => pipeline(countedBytes(response, count), createWriteStream(part), { signal }),
    )
    if (expected !== null && bytes !== expected) throw brokenOff()
    progress.update(`checking ${file}`, null)
    await check(part)
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw isCutOff(error) ? brokenOff() : error
  } finally {
    progress.clear()
  }
  return bytes
}

/** Passes an answer on to standard output. */
export async function sendToOutput(response: Response): Promise<void> {
  try {
    await pipeline(
      countedBytes(response, () => {}),
      process.stdout,
      { end: false },
    )
  } catch (error) {
    throw isCutOff(error) ? brokenOff() : error
  }
}

/** @throws Failure when the file is there already. */
export async function requireFree(file: string, option: string): Promise<void> {
  const taken = await access(file).then(
    () => true,
    () => false,
  )
  if (taken) throw refused(`${file} is there already and was left as it is. ${option} replaces it.`)
}

function isCutOff(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || String(error).includes('aborted')
}

function brokenOff(): Failure {
  return new Failure(
    exitCodes.unreachable,
    'The connection broke before everything had arrived. Nothing half was kept; run the command again.',
  )
}
