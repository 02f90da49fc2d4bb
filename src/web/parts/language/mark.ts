/** How something that was put aside is known again: fingerprints, so that no words are kept anywhere. */
export interface Mark {
  /** Of the rule and the words it found. */
  print: string
  /** Of the few words before them. */
  before: string
  /** Of the few words after them. */
  after: string
}

/** What somebody put aside: in one place, or wherever these words stand in the review. */
export interface PutAside extends Mark {
  id: string
  scope: 'here' | 'review'
}

/** How far around the found words is looked, in characters, and how many words of it count. */
const around = 120
const wordsAround = 3

const edge = printOf('')

/** The mark of a place in a text. It stays the same while the text changes elsewhere. */
export function markOf(
  text: string,
  { rule, start, end }: { rule: string; start: number; end: number },
): Mark {
  const before =
    text
      .slice(Math.max(0, start - around), start)
      .split('\n')
      .at(-1) ?? ''
  const after = text.slice(end, end + around).split('\n')[0] ?? ''
  return {
    print: printOf(`${rule} ${wordsOf(text.slice(start, end)).join(' ')}`),
    before: printOf(wordsOf(before).slice(-wordsAround).join(' ')),
    after: printOf(wordsOf(after).slice(0, wordsAround).join(' ')),
  }
}

/**
 * Whether a place was put aside. Here means: the same words of the same rule, with the same words on both sides, or on
 * one of them that is more than the edge of a paragraph.
 */
export function isAside(mark: Mark, aside: readonly PutAside[]): boolean {
  return asideFor(mark, aside) !== undefined
}

/** What put a place aside. */
export function asideFor(mark: Mark, aside: readonly PutAside[]): PutAside | undefined {
  return aside.find((one) => {
    if (one.print !== mark.print) return false
    if (one.scope === 'review') return true
    const before = one.before === mark.before
    const after = one.after === mark.after
    return (before && after) || (before && mark.before !== edge) || (after && mark.after !== edge)
  })
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** Two runs of 32 bits (after cyrb53): quick, good enough to tell words apart, and no way back to them by reading. */
function printOf(text: string): string {
  let one = 0xdeadbeef
  let other = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 2654435761)
    other = Math.imul(other ^ code, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(36)
}
