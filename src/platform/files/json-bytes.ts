/** What a byte means for the shape of a JSON text. */
export const plain = 0
export const space = 1
export const quote = 2
export const open = 3
export const close = 4
export const comma = 5
export const colon = 6

/** The meaning of every byte; a table because whole exports are scanned with it. */
export const meaning = new Uint8Array(256)
for (let byte = 0; byte <= 32; byte++) meaning[byte] = space
for (const [text, kind] of [
  ['"', quote],
  ['[{', open],
  [']}', close],
  [',', comma],
  [':', colon],
] as const) {
  for (const character of text) meaning[character.charCodeAt(0)] = kind
}

const quoteByte = 0x22
const backslash = 0x5c
export const openBracket = 0x5b
export const closeBracket = 0x5d
export const openBrace = 0x7b

/** Position behind the string that begins at `at`, or -1 when its end is not there. */
export function stringEnd(bytes: Buffer, at: number): number {
  let end = bytes.indexOf(quoteByte, at + 1)
  while (end >= 0) {
    let escapes = 0
    while (bytes[end - 1 - escapes] === backslash) escapes += 1
    if (escapes % 2 === 0) return end + 1
    end = bytes.indexOf(quoteByte, end + 1)
  }
  return -1
}

export function skipSpace(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length && meaning[bytes[at] ?? 0] === space) at += 1
  return at
}

/** Where a key begins (its quote) in the outermost object, or -1. */
export function findKey(bytes: Buffer, key: string): number {
  let depth = 0
  let at = 0
  while (at < bytes.length) {
    const kind = meaning[bytes[at] ?? 0]
    if (kind === quote) {
      const end = stringEnd(bytes, at)
      if (end < 0) return -1
      if (depth === 1 && isKey(bytes, at, end, key)) return at
      at = end
      continue
    }
    if (kind === open) depth += 1
    else if (kind === close) depth -= 1
    at += 1
  }
  return -1
}

function isKey(bytes: Buffer, at: number, end: number, key: string): boolean {
  const next = bytes[skipSpace(bytes, end)]
  return next !== undefined && meaning[next] === colon && bytes.toString('utf8', at + 1, end - 1) === key
}
