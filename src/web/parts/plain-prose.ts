/** Signs that may mean something in Markdown, wherever they stand. */
const signs = /[\\`*_[\]<>~|&]|https?:|www\.|\S@\S| {2}\n|\t/
/** Beginnings of lines that mean something: headings, lists, rules, indented code. */
const beginnings = /^(?: {4}| {0,3}(?:#|[-+=:]|\d+[.)]))/m

/**
 * The paragraphs of a text that says the same with and without Markdown, so that no renderer has to be fetched for
 * it; null for every other text, and in doubt.
 */
export function plainParagraphs(text: string): string[] | null {
  const lines = text.replace(/\r\n?/g, '\n')
  if (signs.test(lines) || beginnings.test(lines)) return null
  return lines
    .split(/\n[ ]*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, '\n').trim())
    .filter((paragraph) => paragraph !== '')
}
