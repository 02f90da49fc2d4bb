/**
 * Some archives hold their logs as Python wrote bytes: `b'` before the first line, a quote alone behind the last,
 * and everything but plain ASCII escaped in between.
 */
export class QuotedBytes {
  quote: string | null = null

  /** The line as it was meant, or null when it only closes the quotes. */
  line(text: string): string | null {
    if (this.quote === null) {
      if (!/^b['"]/.test(text)) return text
      this.quote = text.charAt(1)
      return unescaped(text.slice(2))
    }
    if (text === this.quote) {
      this.quote = null
      return null
    }
    return text.includes('\\') ? unescaped(text) : text
  }
}

const controls: Record<string, string> = { n: '\n', t: '\t', r: '\r' }

function unescaped(text: string): string {
  return text.replace(
    /\\(?:((?:x[\da-f]{2}\\)*x[\da-f]{2})|(.))/g,
    (_all, bytes?: string, single?: string) =>
      bytes
        ? Buffer.from(bytes.replace(/[x\\]/g, ''), 'hex').toString('utf8')
        : (controls[single ?? ''] ?? single ?? ''),
  )
}
