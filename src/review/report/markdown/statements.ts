import type { ListItem, Nodes } from 'mdast'
import { type FactorKind, type FactorLayer, factorKinds, factorLayers } from '../../factor.ts'
import type { ReportContent } from '../../report-content.ts'
import { factorKindName, factorLayerName } from '../../wording.ts'
import type { Manner } from './manner.ts'
import { takeReferences, writeReferences } from './references.ts'
import type { Source } from './tree.ts'
import { readBlocks, readInline, writeWords } from './words.ts'

type Statement = ReportContent['learned'][number]
type Factor = ReportContent['factors'][number]

/** A statement as a list item: `- The retries came from the client itself. (lines 3, 7)`. */
export function writeStatements(statements: readonly Statement[], name: string, manner: Manner): string {
  return statements
    .map(({ text, lines }, index) => writeItem('- ', '', text, lines, manner.strict(`${name}.${index}`)))
    .join('\n')
}

/** A factor: `1. **Trigger, configuration:** A config push reached every region at once. (line 4)`. */
export function writeFactors(factors: readonly Factor[], manner: Manner): string {
  return factors
    .map(({ statement, kind, layer, lines }, index) => {
      const name = [factorKindName[kind], ...(layer ? [factorLayerName[layer]] : [])].join(', ')
      const strict = manner.strict(`factors.${index}`)
      return writeItem(`${index + 1}. `, `**${name}:**`, statement, lines, strict)
    })
    .join('\n')
}

function writeItem(
  bullet: string,
  lead: string,
  text: string,
  lines: readonly number[],
  strict: boolean,
): string {
  const indent = ' '.repeat(bullet.length)
  const words = writeWords(text, { indent, midLine: lead !== '', strict })
  const fenced = /(?:`{3,}|~{3,})$/.test(words)
  const references = writeReferences('line', lines)
  const gap = fenced ? `\n${indent}` : ' '
  const spaced = words === '' || words.startsWith('\n') || lead === '' ? words : ` ${words}`
  const all = lead + spaced
  return bullet + all + (references && (all === '' ? references : gap + references))
}

export interface ReadStatement {
  text: string
  /** Numbers as shown in the story's list. */
  lines: number[]
}

/** Reads a list item as a statement with the lines it rests on. */
export function readStatement(blocks: readonly Nodes[], source: Source): ReadStatement {
  const last = blocks.at(-1)
  const taken = last?.type === 'paragraph' ? takeReferences(last, source) : null
  if (!taken) return { text: readBlocks(blocks, source), lines: [] }
  const before = blocks.slice(0, -1)
  const alone = taken.rest.children.length === 0 && before.length > 0
  return { text: readBlocks(alone ? before : [...before, taken.rest], source), lines: taken.numbers }
}

export interface ReadFactor extends Omit<Factor, 'lines'> {
  lines: number[]
}

/** Reads a list item as a factor; without a kind in bold in front it is a contributor. */
export function readFactor(item: ListItem, source: Source): ReadFactor {
  const [first, ...others] = item.children
  const [lead, next, ...after] = first?.type === 'paragraph' ? first.children : []
  const name = lead?.type === 'strong' ? kindAndLayer(readInline(lead.children, source)) : null
  if (first?.type !== 'paragraph' || !name) {
    const { text, lines } = readStatement(item.children, source)
    return { statement: text, kind: 'contributor', layer: null, lines }
  }
  const words =
    next?.type === 'text' ? [{ ...next, value: next.value.replace(/^:?\s/, '') }] : next ? [next] : []
  const kept = words.filter((node) => node.type !== 'text' || node.value !== '')
  const paragraph = { ...first, children: [...kept, ...after] }
  const empty = paragraph.children.length === 0 && others.length > 0
  const { text, lines } = readStatement(empty ? others : [paragraph, ...others], source)
  return { statement: text, ...name, lines }
}

function kindAndLayer(text: string): { kind: FactorKind; layer: FactorLayer | null } | null {
  const [first = '', ...rest] = text.replace(/:?\s*$/, '').split(',')
  const kind = factorKinds.find((each) => each === first.trim().toLowerCase())
  const name = rest.join(',').trim().toLowerCase()
  const layer = factorLayers.find((each) => each === name || factorLayerName[each] === name) ?? null
  return kind && (layer || name === '') ? { kind, layer } : null
}
