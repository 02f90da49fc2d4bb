const spelled =
  /(T\s?)?([+−-])\s?(?:(\d{1,3})\s?d(?:ays?)?\s?)?(?:(\d{1,3})\s?h(?:ours?|rs?)?\s?)?(?:(\d{1,4})\s?m(?:in(?:ute)?s?)?\s?)?(?:(\d{1,5})\s?s(?:ec(?:ond)?s?)?)?(?!\w)/iy
const clocked = /(T\s?)?([+−-])\s?()(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?!\d)/iy

/**
 * A time counted from the beginning (`+5m`, `T+1h30m`, `T-00:10`), in seconds, and where it ends; else null.
 * Below zero only with the T, because a minus at the head of a line is rather a bullet.
 */
export function relativeTime(line: string, from: number): { seconds: number; end: number } | null {
  for (const pattern of [clocked, spelled]) {
    pattern.lastIndex = from
    const found = pattern.exec(line)
    if (!found) continue
    const [all, t, sign, days, hours, minutes, seconds] = found
    const size =
      Number(days || 0) * 86_400 +
      Number(hours ?? 0) * 3600 +
      Number(minutes ?? 0) * 60 +
      Number(seconds ?? 0)
    const told = days || hours || minutes || seconds
    if (!told || (sign !== '+' && !t)) continue
    return { seconds: sign === '+' ? size : -size, end: from + all.trimEnd().length }
  }
  return null
}
