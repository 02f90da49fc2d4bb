import type { Paragraph } from 'mdast'
import { type Source, spanOf } from './tree.ts'

/** ` (line 3)` or ` (lines 3, 7)`; empty without numbers. */
export function writeReferences(noun: 'line' | 'factor', numbers: readonly number[]): string {
  if (numbers.length === 0) return ''
  return `(${noun}${numbers.length > 1 ? 's' : ''} ${numbers.join(', ')})`
}

const atEnd = /(?:^|\s)\((?:lines?|factors?)\s+([\d\s,–-]+)\)\s*$/i
const shownAtEnd = /\s?\((?:lines?|factors?)\s+[\d\s,–-]+\)\s*$/i

/**
 * Takes the numbers in brackets off the end of a paragraph: `(lines 3, 5–7)`. A bracket that belongs to
 * somebody's words has a backslash in front and stays. Null when there are none.
 */
export function takeReferences(
  paragraph: Paragraph,
  source: Source,
): { numbers: number[]; rest: Paragraph } | null {
  const last = paragraph.children.at(-1)
  const span = spanOf(paragraph)
  if (!span || last?.type !== 'text') return null
  const typed = atEnd.exec(source.markdown.slice(span.start, span.end))
  if (!typed) return null
  const words = { ...last, value: last.value.replace(shownAtEnd, '') }
  const children = [...paragraph.children.slice(0, -1), ...(words.value === '' ? [] : [words])]
  return { numbers: numbersIn(typed[1] ?? ''), rest: { ...paragraph, children } }
}

/** `3, 5–7` as 3, 5, 6, 7. */
export function numbersIn(text: string): number[] {
  return [...text.matchAll(/(\d+)(?:\s*[–-]\s*(\d+))?/g)].flatMap(([, first, last = first]) => {
    const from = Number(first)
    const count = Math.min(Number(last) - from, 1000)
    const usable = Number.isSafeInteger(from) && from > 0
    return usable ? Array.from({ length: Math.max(count, 0) + 1 }, (_, step) => from + step) : []
  })
}

/** Where the numbers that a list shows lead: the position of the first one with each number. */
export class Numbering {
  readonly #positions = new Map<number, number>()
  readonly repeated = new Set<number>()
  #count = 0

  /** Takes the next line; `shown` is null in a list without numbers. */
  add(shown: number | null): void {
    this.#count += 1
    const number = shown ?? this.#count
    if (this.#positions.has(number)) this.repeated.add(number)
    else this.#positions.set(number, this.#count)
  }

  /** The position for a number, from 1; null when no line has it. */
  at(number: number): number | null {
    return this.#positions.get(number) ?? null
  }
}
