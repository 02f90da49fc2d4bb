import { diffArrays, diffWordsWithSpace } from 'diff'

export interface Piece {
  text: string
  how: 'same' | 'added' | 'removed'
}
export type Passage = { kind: 'same'; blocks: string[] } | { kind: 'changed'; pieces: Piece[] }

/** What is written beside the words for machines: comments and the heading of the file. */
const unseen = /<!--[\s\S]*?-->/g
const frontMatter = /^---\n[\s\S]*?\n---\n/

/** Paragraphs; lines of lists and tables each for themselves, so that one change marks one line. */
function blocksOf(markdown: string): string[] {
  return markdown
    .replace(frontMatter, '')
    .replace(unseen, '')
    .split(/\n{2,}|\n(?=\s*(?:[-*|]|\d+\.)\s?)/)
    .map((block) => block.trimEnd())
    .filter((block) => block.trim() !== '')
}

function wordsBetween(before: string, after: string): Piece[] {
  return calmed(
    diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
      text: value,
      how: added ? 'added' : removed ? 'removed' : 'same',
    })),
  )
}

/** Changes with nothing but spaces and signs between them read as one: first what went, then what came. */
function calmed(pieces: readonly Piece[]): Piece[] {
  const calm: Piece[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed !== '') calm.push({ text: removed, how: 'removed' })
    if (added !== '') calm.push({ text: added, how: 'added' })
    removed = ''
    added = ''
  }
  for (const [index, { text, how }] of pieces.entries()) {
    const between = removed + added !== '' && pieces[index + 1] !== undefined && /^[\s\p{P}]*$/u.test(text)
    if (how === 'removed') removed += text
    else if (how === 'added') added += text
    else if (between) {
      removed += text
      added += text
    } else {
      flush()
      calm.push({ text, how })
    }
  }
  flush()
  return calm
}

/** Two paragraphs are one that was reworded when at least three tenths of the shorter one stayed. */
function isRewording(pieces: readonly Piece[]): boolean {
  const length = (how: Piece['how']) =>
    pieces.reduce((sum, piece) => sum + (piece.how === how ? piece.text.length : 0), 0)
  const [same, changed] = [length('same'), Math.min(length('added'), length('removed'))]
  return same >= 0.3 * (same + changed)
}

function changesBetween(removed: readonly string[], added: readonly string[]): Passage[] {
  const passages: Passage[] = []
  const rest = [...added]
  for (const before of removed) {
    const match = rest.findIndex((after) => isRewording(wordsBetween(before, after)))
    if (match === -1) {
      passages.push({ kind: 'changed', pieces: [{ text: before, how: 'removed' }] })
      continue
    }
    for (const text of rest.splice(0, match))
      passages.push({ kind: 'changed', pieces: [{ text, how: 'added' }] })
    passages.push({ kind: 'changed', pieces: wordsBetween(before, rest.shift() ?? '') })
  }
  return [
    ...passages,
    ...rest.map((text): Passage => ({ kind: 'changed', pieces: [{ text, how: 'added' }] })),
  ]
}

/** What differs between two reports in Markdown, word by word, in reading order. */
export function differencesBetween(before: string, after: string): Passage[] {
  const passages: Passage[] = []
  let removed: string[] = []
  let added: string[] = []
  const flush = () => {
    passages.push(...changesBetween(removed, added))
    removed = []
    added = []
  }
  for (const part of diffArrays(blocksOf(before), blocksOf(after))) {
    if (part.removed) removed.push(...part.value)
    else if (part.added) added.push(...part.value)
    else {
      flush()
      passages.push({ kind: 'same', blocks: part.value })
    }
  }
  flush()
  return passages
}
