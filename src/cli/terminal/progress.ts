import { cut } from './width.ts'

const barWidth = 24
const millisecondsBetweenDrawings = 80

export interface Progress {
  /** `fraction` from 0 to 1, or null when the end is unknown. */
  update(doing: string, fraction: number | null): void
  /** Takes the bar off the screen. */
  clear(): void
}

const silent: Progress = { update() {}, clear() {} }

/** A bar on standard error's terminal, in one line; nothing at all in a pipe. */
export function openProgress(): Progress {
  const stream = process.stderr
  if (!stream.isTTY) return silent
  let drawnAt = 0
  let doing = ''
  return {
    update(now, fraction) {
      const time = Date.now()
      if (now === doing && time - drawnAt < millisecondsBetweenDrawings) return
      doing = now
      drawnAt = time
      stream.write(`\r\u001b[2K${cut(line(now, fraction), (stream.columns || 80) - 1)}`)
    },
    clear() {
      if (drawnAt > 0) stream.write('\r\u001b[2K')
      drawnAt = 0
    },
  }
}

function line(doing: string, fraction: number | null): string {
  if (fraction === null) return `  ${doing} …`
  const share = Math.min(1, Math.max(0, fraction))
  const full = Math.round(share * barWidth)
  return `  ${'━'.repeat(full)}${'─'.repeat(barWidth - full)} ${String(Math.floor(share * 100)).padStart(3)} %  ${doing}`
}
