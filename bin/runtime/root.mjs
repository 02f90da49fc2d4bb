import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this copy of Afterword, whatever the working directory and whatever links led here. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
