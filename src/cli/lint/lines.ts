import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { Context } from '#language/finding.ts'
import { unreadable } from '../folders/left-out.ts'
import { openOutput } from '../terminal/output.ts'
import { say } from '../terminal/speak.ts'
import { jsonLine } from './as-json.ts'
import { type Choice, contextFrom } from './choice.ts'
import type { Ending } from './documents.ts'
import { mostBytes } from './read.ts'
import { createSettingsFinder } from './settings.ts'

interface Answer {
  row: Record<string, unknown>
  warnings: number
}

type Answerer = (id: unknown, text: string) => Answer

/** Answers every line of the files, or of standard input, with one line, in order, however many there are. */
export async function lintLines(paths: readonly string[], choice: Choice): Promise<Ending> {
  const settings = await createSettingsFinder()(process.cwd())
  const context = contextFrom(choice, settings)
  const answer = await (choice.options.items ? itemAnswerer(context) : languageAnswerer(context))
  const output = openOutput()
  const ending: Ending = { warnings: 0, strict: choice.options.strict === true || settings.strict, faults: 0 }
  for (const given of paths.length === 0 ? ['-'] : paths) {
    const where = given === '-' ? '' : `${given}: `
    try {
      for await (const lines of linesOf(given)) {
        await output.write(answersTo(lines, answer, ending, where))
        // Whoever waits for the answer before sending more gets it.
        await output.flush()
      }
    } catch (error) {
      if (!isFileError(error)) throw error
      say(`${where}${unreadable(error).message}.`)
      ending.faults += 1
    }
  }
  return ending
}

function answersTo(lines: readonly Line[], answer: Answerer, ending: Ending, where: string): string {
  let text = ''
  for (const { line, number } of lines) {
    const { row, warnings, fault } = answerTo(line, number, answer)
    if (fault) say(`${where}${fault}`)
    ending.warnings += warnings
    ending.faults += fault ? 1 : 0
    text += `${jsonLine(row)}\n`
  }
  return text
}

async function languageAnswerer(context: Context): Promise<Answerer> {
  const { createChecker } = await import('#language/check.ts')
  const checker = createChecker({ ...context, everySentence: true })
  return (id, text) => {
    const found = checker.check(text)
    const findings = found.map(({ category, level, start, end }) => ({ category, level, start, end }))
    return { row: { id, findings }, warnings: found.filter(({ level }) => level === 'warning').length }
  }
}

async function itemAnswerer({ names = [] }: Context): Promise<Answerer> {
  const { judgeItem } = await import('#language/actionability/actionability.ts')
  return (id, text) => {
    const { verdict, score, strength, reasons } = judgeItem(text, { names })
    const row = { id, verdict, score, strength, reasons: reasons.map((reason) => reason.text) }
    return { row, warnings: verdict === 'not-actionable' ? 1 : 0 }
  }
}

/** A line that can't be understood is answered as well, so that the lines of both sides stay side by side. */
function answerTo(line: string | null, number: number, answer: Answerer): Answer & { fault?: string } {
  const broken = (why: string, id: unknown = null) => {
    const fault = `line ${number}: ${why}`
    return { row: { id, error: fault }, warnings: 0, fault }
  }
  if (line === null) return broken('it is too long')
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch {
    return broken('it is no JSON')
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return broken('it is no {"id","text"}')
  const { id = null, text } = row as { id?: unknown; text?: unknown }
  return typeof text === 'string' ? answer(id, text) : broken('it has no “text”', id)
}

/** A line with its number; null where it is longer than a document may be. */
interface Line {
  line: string | null
  number: number
}

/** Lines as they arrive, blank ones left out. */
async function* linesOf(given: string): AsyncGenerator<Line[]> {
  const stream: Readable = given === '-' ? process.stdin : createReadStream(given)
  let number = 0
  let begun: string[] = []
  let length = 0
  const finish = (): Line[] => {
    const line = length > mostBytes ? null : begun.join('').replace(/^\ufeff/, '')
    begun = []
    length = 0
    number += 1
    return line === null || line.trim() !== '' ? [{ line, number }] : []
  }
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines: Line[] = []
    for (const [index, piece] of (chunk as string).split('\n').entries()) {
      if (index > 0) lines.push(...finish())
      length += piece.length
      if (length <= mostBytes) begun.push(piece)
      else begun = []
    }
    yield lines
  }
  yield finish()
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
