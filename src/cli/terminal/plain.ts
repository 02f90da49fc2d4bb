/** Characters that move the cursor, change colours or turn the direction of reading; evidence may hold any of them. */
const meddling = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu

/** Text from anywhere made safe to print on a terminal; line breaks stay. */
export function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(meddling, '').replaceAll('\t', '  ')
}

/** The same on one line, for a table. */
export function onOneLine(text: string): string {
  return plain(text).replace(/\s+/g, ' ').trim()
}
