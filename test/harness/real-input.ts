import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * The path of a piece of real input, which lies beside the repository and never in it. Where it is absent the
 * test is skipped with a message that names it.
 */
export function realInput(context: { skip(note?: string): never | void }, path: string): string {
  const full = realInputFolder(path)
  if (!existsSync(full)) context.skip(`needs ../shared/data/${path}`)
  return full
}

export function realInputFolder(path = ''): string {
  return fileURLToPath(new URL(`../../../shared/data/${path}`, import.meta.url))
}
