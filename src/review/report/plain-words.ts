/** A piece of plain words: words, code between backticks, or an address that can be followed. */
export type WordPiece =
  | { kind: 'words'; text: string }
  | { kind: 'code'; text: string; source: string }
  | { kind: 'link'; text: string; href: string; source: string }

export type WordBlock = { kind: 'paragraph'; lines: WordPiece[][] } | { kind: 'code'; text: string }

const special =
  /(?<![`\\])(`+)(?!`)([^\n]*?[^`\n])\1(?!`)|(?<!!)\[([^[\]\n]+)\]\((https?:\/\/[^\s()]+)\)|https?:\/\/[^\s<>"'`\\]*[^\s<>"'`\\.,;:!?)\]*_~]/g

/** The pieces of one line. */
export function wordPieces(line: string): WordPiece[] {
  const pieces: WordPiece[] = []
  let done = 0
  for (const match of line.matchAll(special)) {
    if (match.index > done) pieces.push({ kind: 'words', text: line.slice(done, match.index) })
    pieces.push(pieceOf(match))
    done = match.index + match[0].length
  }
  if (done < line.length) pieces.push({ kind: 'words', text: line.slice(done) })
  return pieces
}

function pieceOf(match: RegExpMatchArray): WordPiece {
  const [source, ticks, code, label, target] = match
  if (ticks !== undefined) return { kind: 'code', text: withoutPadding(code ?? ''), source }
  if (label !== undefined && target !== undefined) return { kind: 'link', text: label, href: target, source }
  return { kind: 'link', text: source, href: source, source }
}

/** ``` `` `x` `` ```: one space on both sides belongs to the signs. */
function withoutPadding(code: string): string {
  const padded = code.startsWith(' ') && code.endsWith(' ') && code.trim() !== ''
  return padded ? code.slice(1, -1) : code
}

/** Plain words as blocks: paragraphs with their lines, and code between fences. */
export function wordBlocks(text: string): WordBlock[] {
  const blocks: WordBlock[] = []
  let lines: string[] = []
  const flush = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', lines: lines.map(wordPieces) })
    lines = []
  }
  const all = text.split(/\r\n|\r|\n/)
  for (let index = 0; index < all.length; index += 1) {
    const line = all[index] ?? ''
    const end = closingFence(all, index)
    if (end > index) {
      flush()
      blocks.push({ kind: 'code', text: all.slice(index + 1, end).join('\n') })
      index = end
    } else if (line.trim() === '') {
      flush()
    } else {
      lines.push(line)
    }
  }
  flush()
  return blocks
}

/** The line that closes the fence which opens on this line, or -1. */
export function closingFence(lines: readonly string[], index: number): number {
  const fence = /^(`{3,}|~{3,})[^`]*$/.exec(lines[index] ?? '')?.[1]
  if (!fence) return -1
  const closing = new RegExp(`^${fence[0]}{${fence.length},}$`)
  return lines.findIndex((line, at) => at > index && closing.test(line))
}
