import { existsSync } from 'node:fs'
import path from 'node:path'

/** Real input that lies beside the project where there is some; tests that need it are skipped where there is none. */
const folder = path.resolve(import.meta.dirname, '../../../shared/data')
export const hasShared = existsSync(folder)

export function shared(file: string): string {
  return path.join(folder, file)
}

/** The path of a piece of real input. Where it is absent the test is skipped with a message that names it. */
export function realInput(context: { skip(note?: string): never | void }, file: string): string {
  const full = shared(file)
  if (!existsSync(full)) context.skip(`needs ../shared/data/${file}`)
  return full
}

if (!hasShared)
  process.stderr.write('Real input (../shared/data) is absent: tests that need it are skipped.\n')
