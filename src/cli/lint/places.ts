/** Where something stands, counted from 1; columns in UTF-16 units, as editors and SARIF count. */
export interface Place {
  line: number
  column: number
  endLine: number
  endColumn: number
}

export interface Places {
  of(start: number, end: number): Place
  /** A line without its break. */
  line(number: number): string
}

/** Lines end with `\n` or `\r\n`. Nothing is counted before somebody asks. */
export function createPlaces(text: string): Places {
  let known: number[] | undefined
  const starts = () => {
    known ??= lineStarts(text)
    return known
  }
  return {
    of(start, end) {
      const first = lineAt(starts(), start)
      const last = lineAt(starts(), Math.max(start, end))
      return {
        line: first + 1,
        column: start - (starts()[first] ?? 0) + 1,
        endLine: last + 1,
        endColumn: end - (starts()[last] ?? 0) + 1,
      }
    },
    line(number) {
      const start = starts()[number - 1] ?? text.length
      const next = starts()[number] ?? text.length + 1
      const end = next - 1
      return text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end)
    },
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The last line that starts at or before an offset, by halving. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
