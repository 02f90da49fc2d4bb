/** Widths of characters in em, good to a few percent for common sans-serif fonts, rather too wide than too narrow. */
function em(char: string): number {
  if (/[iljtfrI.,:;'’|!()[\]{} ·]/.test(char)) return 0.33
  if (/[mwMW@%—…]/.test(char)) return 0.92
  if (/[A-Z]/.test(char)) return 0.7
  if (/[a-z0-9]/.test(char)) return 0.57
  return (char.codePointAt(0) ?? 0) >= 0x1100 ? 1.1 : 0.62
}

const widths = new Map<string, number>()

function charWidth(char: string): number {
  let width = widths.get(char)
  if (width === undefined) {
    width = em(char)
    if (widths.size > 5000) widths.clear()
    widths.set(char, width)
  }
  return width
}

/** About how wide a text is, in pixels. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const char of text) width += charWidth(char)
  return width * size
}

/** The text, shortened with an ellipsis to fit; at a word's end where that costs little. Empty when nothing fits. */
export function fitText(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text
  const chars: string[] = []
  let width = charWidth('…') * size
  for (const char of text) {
    width += charWidth(char) * size
    if (width > room) break
    chars.push(char)
  }
  const cut = chars.join('')
  const space = cut.lastIndexOf(' ')
  const kept = (space > cut.length * 0.6 ? cut.slice(0, space) : cut).replace(/[\s,.;:–—-]+$/, '')
  return kept === '' ? '' : `${kept}…`
}

/** A text on one line without the marks of Markdown, for a label of a few words. */
export function labelText(text: string): string {
  return text
    .slice(0, 160)
    .replace(/[`*_#>]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
