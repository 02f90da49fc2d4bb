import { plainWords } from './inline.ts'
import type { KindSigns } from './kind.ts'
import { type Block, linesOf } from './outline.ts'
import type { Meaning } from './reading.ts'
import { advice, placeholders, templateNames, wholeTemplate } from './words/kinds.ts'

const fewestSections = 3

/** Whether a document is a form that nobody has filled in, by its name, its title and what stands in its sections. */
export function isTemplate(name: string, signs: KindSigns, text: string): boolean {
  const form = formOf(name, signs, text)
  const told = signs.timeline.length
  if (saysIt(form, told, text) || (told < 2 && isBare(form))) return true
  return told === 0 && !signs.dated && (isUnfilled(form) || isChecklist(signs))
}

function formOf(name: string, signs: KindSigns, text: string): Form {
  const lines = signs.outline.blocks.flatMap(linesOf)
  const heads = [signs.title ?? '', plainWords(lines[0] ?? '')].filter(({ length }) => length < 120)
  return {
    heads: [name, ...heads],
    named: templateNames.test(name) || heads.some((head) => /\btemplate\b/i.test(head)),
    open: text.match(placeholders)?.length ?? 0,
    fields: emptyFields(signs.outline.blocks),
    advised: lines.filter(isAdvice).length,
    written: lines.reduce((sum, line) => sum + (isAdvice(line) ? 0 : wordsOf(line)), 0),
    ...sectionsIn(signs),
  }
}

/** It is called a template, and too little is written in it for one that was filled in. */
function saysIt(form: Form, told: number, text: string): boolean {
  if (isUnwritten(form, told) && saysSo.test(text.slice(0, openingOf))) return true
  if (told >= 3) return false
  if (form.advised >= 2 && form.heads.some((head) => wholeTemplate.test(head))) return true
  return form.named && (form.open >= 2 || (form.said > 0 && form.empty * 2 >= form.said))
}

const openingOf = 1_500
/** “This is a template for incident reports”; whoever fills one in may leave that standing. */
const saysSo = /^[^\n]{0,40}\bthis (?:document |page |file )?is (?:a|an|the|our) (?:[\w-]+ ){0,3}template\b/im
const isUnwritten = ({ advised, written }: Form, told: number) =>
  advised >= 2 && (told < 4 || written < fewestWritten)
const fewestWritten = 400

interface Form {
  /** The name of the file, the title and the first line. */
  heads: readonly string[]
  named: boolean
  /** Placeholders. */
  open: number
  /** Labels with nothing behind them. */
  fields: number
  /** Lines of advice. */
  advised: number
  /** Words that are neither. */
  written: number
  said: number
  empty: number
}

function sectionsIn({ sections }: KindSigns): Pick<Form, 'said' | 'empty'> {
  const said = sections.filter(({ level }) => level > 0)
  return { said: said.length, empty: said.filter(({ blocks }) => !blocks.some(saysSomething)).length }
}

const isBare = ({ open, said, empty, written }: Form) =>
  said >= fewestSections && ((open >= 4 && open * 12 > written) || (empty * 4 >= said * 3 && written < 60))

/** Where no date is told either, less is enough: it calls itself one, or its fields are empty. */
function isUnfilled({ heads, named, open, fields, advised, said, written }: Form): boolean {
  if (heads.some((head) => wholeTemplate.test(head))) return true
  if (named && open + fields + advised >= 2) return true
  if (said < fewestSections) return false
  return heads.some(isPlaceholder) || (open + fields >= 4 && (open + fields + advised) * 15 > written)
}

const fewestBoxes = 5
/** What only somebody who was there can tell. */
const ofAnIncident: ReadonlySet<Meaning> = new Set([
  'impact',
  'timeline',
  'trigger',
  'factors',
  'detection',
  'resolution',
])

/** What to do in any incident: little but boxes that nobody has ticked. */
function isChecklist({ outline, sections }: KindSigns): boolean {
  const told = new Set(sections.flatMap(({ meaning }) => (ofAnIncident.has(meaning) ? [meaning] : [])))
  if (told.size > 1) return false
  const items = outline.blocks.flatMap((block) => (block.kind === 'item' ? [block] : []))
  const open = items.filter(({ checked }) => checked === false).length
  return (
    open >= fewestBoxes && open * 10 >= items.length * 6 && items.every(({ checked }) => checked !== true)
  )
}

const isPlaceholder = (words: string) => words !== '' && words.replace(placeholders, '').trim() === ''

/** Advice by its words, or by its form: a line in italics or in brackets. */
const isAdvice = (line: string) =>
  advice.test(line) || /^\s*(?:_[^_\n]+_|\*[^*\n]+\*|\([^()\n]+\)|\[[^[\]\n]+\])\s*$/.test(line)

const emptyField = /^[\s>*_-]*\p{L}[\p{L}\d /()&.-]{1,60}[*_]*\s?(?:[:：][*_\s]*|\?)$/u

/** Labels with nothing behind them, as forms print them one below the other. */
function emptyFields(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block, index) => {
    if (block.kind === 'table') return sum + block.rows.filter(isEmptyRow).length
    if (block.kind !== 'item' && block.kind !== 'paragraph') return sum
    const next = blocks[index + 1]
    const leads = block.kind === 'item' && next?.kind === 'item' && next.indent > block.indent
    const empty = block.lines.filter((line) => emptyField.test(line)).length
    return leads || (block.kind === 'paragraph' && empty < 2) ? sum : sum + empty
  }, 0)
}

/** `| Began at | |` in a table of details. */
const isEmptyRow = ([name = '', value = '', ...more]: readonly string[]) =>
  more.length === 0 && value.trim() === '' && /^[*_\s]*\p{L}[^|]{1,60}$/u.test(name)

const wordsOf = (line: string) =>
  plainWords(line)
    .replace(placeholders, ' ')
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word)).length

/** A block with words of somebody, which are neither placeholders nor advice. */
function saysSomething(block: Block): boolean {
  if (block.kind === 'code') return block.lines.length > 0
  return linesOf(block).some((line) => {
    const words = plainWords(line).replace(placeholders, ' ').trim()
    return (
      words.split(/\s+/).length >= 2 &&
      /\p{L}{3}/u.test(words) &&
      !isAdvice(line) &&
      !advice.test(words) &&
      !/^[\s|]*(?:time|event|action|owner|status|date|who|\|)+[\s|]*$/i.test(words)
    )
  })
}
