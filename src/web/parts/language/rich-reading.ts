import type { Node } from '@tiptap/pm/model'
import type { Checker } from '#language/check.ts'
import type { Finding } from '#language/finding.ts'
import { type Prompt, promptOf } from './prompt.ts'

/** A prompt with its place in the document: offsets of the editor, not of the text. */
export interface PlacedPrompt {
  from: number
  to: number
  prompt: Prompt
}

/** Milliseconds for which a page may be kept busy at a time: half a frame. */
const slice = 8

interface Piece {
  node: Node
  at: number
}

/**
 * Reads a document by its paragraphs. A paragraph that did not change is the same node, and what was found in it is
 * remembered with it; a long document is read in slices between which the page can answer keys.
 */
export function createReader(checker: Checker) {
  const known = new WeakMap<Node, readonly Prompt[]>()
  function promptsIn(node: Node): readonly Prompt[] {
    const before = known.get(node)
    if (before) return before
    const text = textOf(node)
    const found = checker.check(text).map((finding: Finding) => promptOf(text, finding))
    known.set(node, found)
    return found
  }
  return {
    /** Calls back with all prompts in order, soon; the answer of an earlier reading never comes once this is called. */
    read(doc: Node, done: (prompts: PlacedPrompt[]) => void): () => void {
      const pieces = paragraphsOf(doc)
      const found: PlacedPrompt[] = []
      let next = 0
      let timer: ReturnType<typeof setTimeout>
      const work = () => {
        const until = performance.now() + slice
        for (; next < pieces.length; next++) {
          const piece = pieces[next]
          if (!piece) continue
          for (const prompt of promptsIn(piece.node))
            found.push({ from: piece.at + prompt.start, to: piece.at + prompt.end, prompt })
          if (performance.now() > until) {
            next++
            timer = setTimeout(work)
            return
          }
        }
        done(found)
      }
      work()
      return () => clearTimeout(timer)
    },
  }
}

/** What is said in a document: its paragraphs and headings, but neither code nor what somebody else is quoted with. */
function paragraphsOf(doc: Node): Piece[] {
  const pieces: Piece[] = []
  doc.descendants((node, at) => {
    if (node.type.name === 'blockquote' || node.type.spec.code) return false
    if (!node.isTextblock) return true
    // One further: the words begin behind the opening of their paragraph.
    pieces.push({ node, at: at + 1 })
    return false
  })
  return pieces
}

/** The text of a paragraph, one character for each place in it. Code in it stands between backticks, as it is written. */
function textOf(paragraph: Node): string {
  let text = ''
  paragraph.forEach((node) => {
    if (node.isText) text += isCode(node) ? asCode(node.text ?? '') : (node.text ?? '')
    else text += node.type.name === 'hardBreak' ? '\n' : ' '.repeat(node.nodeSize)
  })
  return text
}

const isCode = (node: Node) => node.marks.some(({ type }) => type.name === 'code')

function asCode(code: string): string {
  if (code.length < 3) return 'x'.repeat(code.length)
  return `\`${code.slice(1, -1).replaceAll('`', '_')}\``
}
