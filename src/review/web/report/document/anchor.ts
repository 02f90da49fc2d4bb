import type { ReportContent } from '../../../report-content.ts'

/** Parts may repeat in what was imported, so the place in the list makes the address unique. */
export function anchorOf(parts: ReportContent['parts'], index: number): string {
  const id = parts[index]?.id ?? 'part'
  return parts.findIndex((each) => each.id === id) === index ? id : `${id}-${index + 1}`
}
