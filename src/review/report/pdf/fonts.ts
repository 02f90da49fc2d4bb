import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'
import { emojiNames } from './emoji.ts'
import { unpackWoff } from './woff.ts'

const resolved = (path: string) => fileURLToPath(import.meta.resolve(path))

type Style = 'normal' | 'bold' | 'italics' | 'bolditalics'
type Family = Record<Style, string>

const robotoFile = (weight: string) => resolved(`pdfmake/fonts/Roboto/Roboto-${weight}.ttf`)

function dejavu(family: string): Family {
  const file = (weight: number, style: string) =>
    resolved(`@fontsource/dejavu-${family}/files/dejavu-${family}-latin-${weight}-${style}.woff`)
  return {
    normal: file(400, 'normal'),
    bold: file(700, 'normal'),
    italics: file(400, 'italic'),
    bolditalics: file(700, 'italic'),
  }
}

/** Roboto as pdfmake ships it, and DejaVu for code and what Roboto lacks: arrows, signs, Hebrew, Arabic, Georgian … */
export const fonts = {
  Roboto: {
    normal: robotoFile('Regular'),
    bold: robotoFile('Medium'),
    italics: robotoFile('Italic'),
    bolditalics: robotoFile('MediumItalic'),
  },
  Wide: dejavu('sans'),
  Mono: dejavu('mono'),
} satisfies Record<string, Family>

/** Every font file with its bytes as TrueType. */
export function fontFiles(): Map<string, Buffer> {
  const paths = Object.values(fonts).flatMap((family) => Object.values(family))
  return new Map(paths.map((path) => [path, bytesOf(path)]))
}

function bytesOf(path: string): Buffer {
  const bytes = readFileSync(path)
  return path.endsWith('.woff') ? unpackWoff(bytes) : bytes
}

export type FontName = keyof typeof fonts

/** A piece of text that one font holds. */
export interface FontRun {
  text: string
  font: FontName
}

const opened = new Map<FontName, Font>()

function fontOf(name: FontName): Font {
  const known = opened.get(name)
  if (known) return known
  const font = create(bytesOf(fonts[name].normal))
  // Collections have no characters of their own, and none of these files is one.
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${fonts[name].normal} is not a single font`)
  opened.set(name, font)
  return font
}

const wanted = { text: ['Roboto', 'Wide'], code: ['Mono', 'Wide'] } as const

/** Without a shape of their own; those that turn the direction of writing could make a text lie. */
const unseen = /\p{Cc}|\p{Cs}|\p{Cf}|\p{Variation_Selector}|\u20e3/u
const emoji =
  /^(?:\p{Regional_Indicator}{2}|[\p{Extended_Pictographic}--[\p{ASCII}\u00a9\u00ae\u2122]][\ufe0f\u20e3\u{1f3fb}-\u{1f3ff}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*)*)/v

/** Finds fonts for texts, and counts the characters that no font holds. */
export class Typesetter {
  /** Characters that were replaced by a note in brackets. */
  missing = 0

  /** Cuts a text into runs of one font each; what no font holds becomes a name or a note in brackets. */
  runs(text: string, kind: 'text' | 'code' = 'text'): FontRun[] {
    const [first, second] = wanted[kind]
    // Every font here has all of ASCII.
    if (/^[ -~\n]*$/.test(text)) return text === '' ? [] : [{ text, font: first }]
    const runs: FontRun[] = []
    let rest = text.normalize('NFC').replaceAll('\t', '    ')
    while (rest !== '') {
      const { taken, next } = this.#next(rest, first, second)
      for (const run of next) {
        const last = runs.at(-1)
        if (last?.font === run.font) last.text += run.text
        else runs.push(run)
      }
      rest = rest.slice(taken)
    }
    return runs
  }

  /** The next character with its font, or what stands for characters that no font holds. */
  #next(rest: string, first: FontName, second: FontName): { taken: number; next: FontRun[] } {
    const letter = String.fromCodePoint(rest.codePointAt(0) ?? 0)
    const taken = letter.length
    if (letter === '\n') return { taken, next: [{ text: letter, font: first }] }
    if (unseen.test(letter)) return { taken, next: [] }
    const font = this.#fontFor(letter, first, second)
    if (font) return { taken, next: [{ text: letter, font }] }
    const missing = this.#takeMissing(rest, first, second)
    const note = [...this.#noteFor(missing)]
    const told = note.map((sign) => ({ text: sign, font: this.#fontFor(sign, first, second) ?? first }))
    return { taken: missing.length, next: told }
  }

  #fontFor(letter: string, first: FontName, second: FontName): FontName | null {
    if (unseen.test(letter)) return null
    const code = letter.codePointAt(0) ?? 0
    if (fontOf(first).hasGlyphForCodePoint(code)) return first
    return fontOf(second).hasGlyphForCodePoint(code) ? second : null
  }

  /** An emoji with all that belongs to it, else everything up to the next character that a font holds. */
  #takeMissing(rest: string, first: FontName, second: FontName): string {
    const sign = emoji.exec(rest)?.[0]
    if (sign) return sign
    let taken = ''
    for (const letter of rest) {
      if (letter === '\n' || this.#fontFor(letter, first, second) || emoji.test(letter)) break
      taken += letter
    }
    return taken
  }

  #noteFor(missing: string): string {
    if (emoji.test(missing))
      return emojiNames[missing.replace(/[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu, '')] ?? '[emoji]'
    const count = [...missing].filter((letter) => !unseen.test(letter)).length
    this.missing += count
    return count === 1 ? '[1 character]' : `[${count} characters]`
  }
}
