import { existsSync } from 'node:fs'
import path from 'node:path'

/** Real input that lies beside the project where there is some; tests that need it are skipped where there is none. */
const folder = path.resolve(import.meta.dirname, '../../../shared/data')
export const hasShared = existsSync(folder)

export function shared(file: string): string {
  return path.join(folder, file)
}

if (!hasShared)
  process.stderr.write('Real input (../shared/data) is absent: tests that need it are skipped.\n')
