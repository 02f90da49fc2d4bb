import { type Block, boldLevel } from '../outline.ts'

const boldAlone = /^(?:\*\*|__)(?!\s)([^*_\n]{1,80}?)\s?(?:\*\*|__)\s*:?\s*$/

/** A short line in bold that stands alone is a heading of those who do not use headings. */
export function withBoldHeadings(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.kind !== 'paragraph') return [block]
    const [first = '', ...rest] = block.lines
    const found = first.length > 120 ? null : boldAlone.exec(first.trim())
    if (!found?.[1] || /[.!,;]$/.test(found[1])) return [block]
    const heading: Block = { kind: 'heading', level: boldLevel, text: found[1].replace(/\s*:$/, '') }
    return rest.length === 0 ? [heading] : [heading, { kind: 'paragraph', lines: rest }]
  })
}
