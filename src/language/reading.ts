import type { Context, Section, TextKind } from './finding.ts'
import type { Lexicon } from './grammar/lexicon.ts'
import type { Sentence } from './grammar/sentence.ts'
import type { Language } from './table.ts'
import { type Block, readBlocks } from './text/blocks.ts'
import type { Look, Spotted } from './text/look.ts'
import { findMentions, type Mention } from './text/mentions.ts'
import { sectionOf } from './text/sections.ts'
import { splitSentences } from './text/sentences.ts'
import { type Token, tokenise } from './text/tokens.ts'

/** A block in which something was spotted. */
export interface SpottedBlock {
  block: Block
  spotted: readonly Spotted[]
}

const sectionOfKind: Partial<Record<TextKind, Section>> = { item: 'items' }

/** The blocks of a document that deserve a closer look. */
export function* spottedBlocks(
  text: string,
  look: Look,
  language: Language,
  { kind = 'review', format = 'markdown', section }: Context,
): Iterable<SpottedBlock> {
  const spotted = look(text, 0, text.length)
  if (spotted.length === 0) return
  const usual = section ?? sectionOfKind[kind] ?? 'narrative'
  let next = 0
  for (const block of readBlocks(text, format, usual, (heading) => sectionOf(language, heading))) {
    while (next < spotted.length && (spotted[next]?.at ?? 0) < block.start) next++
    const first = next
    while (next < spotted.length && (spotted[next]?.at ?? 0) < block.end) next++
    if (next > first) yield { block, spotted: spotted.slice(first, next) }
  }
}

/** The sentences of a block in which something was spotted, taken apart. */
export function* sentencesIn(
  text: string,
  { block, spotted }: SpottedBlock,
  lexicon: Lexicon,
  context: Context,
): Iterable<Sentence> {
  const mentions = mentionsIn(text, block, context)
  let next = 0
  for (const span of splitSentences(text, block, mentions)) {
    while (next < spotted.length && (spotted[next]?.at ?? 0) < span.start) next++
    const at = spotted[next]?.at
    if (at === undefined) return
    if (at >= span.end) continue
    const tokens = tokenise(text, span, mentions)
    yield {
      ...span,
      text,
      tokens,
      spotted: tokensAt(tokens, spotted, next),
      question: asksSomething(text, span.end),
      section: block.section,
      lexicon,
    }
  }
}

/** Which tokens hold what was spotted; a word of a contraction or behind a hyphen is spotted within its token. */
function tokensAt(tokens: readonly Token[], spotted: readonly Spotted[], first: number): number[] {
  const found: number[] = []
  let next = first
  for (const [index, { start, end }] of tokens.entries()) {
    while (next < spotted.length && (spotted[next]?.at ?? 0) < start) next++
    const at = spotted[next]?.at
    if (at === undefined) break
    if (at < end) found.push(index)
  }
  return found
}

function mentionsIn(text: string, block: Block, context: Context): Mention[] {
  const own = findMentions(text, block.start, block.end)
  if (context.mentions === undefined || context.mentions.length === 0) return own
  const given = context.mentions.map((range) => ({ ...range, silent: false }))
  return [...own, ...given].sort((a, b) => a.start - b.start)
}

function asksSomething(text: string, end: number): boolean {
  for (let at = end - 1; at >= end - 4; at--) {
    if (text[at] === '?') return true
    if (!/[)"”’*_]/.test(text[at] ?? '')) return false
  }
  return false
}
