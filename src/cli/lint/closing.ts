import { plural } from '../terminal/speak.ts'
import type { Totals } from './document.ts'

/** `4 prompts and 1 quiet remark in 2 of 14 documents.` */
export function closingLine({ documents, warnings, infos }: Totals): string {
  const touched = documents.filter((one) => one.warnings + one.infos > 0).length
  const all = plural(documents.length, 'document')
  if (documents.length === 0) return 'No documents to look at.'
  if (touched === 0) return `Nothing to ask in ${all}.`
  return `${countText(warnings, infos)} in ${documents.length === 1 ? all : `${touched} of ${all}`}.`
}

export function countText(warnings: number, infos: number): string {
  const parts = [
    warnings > 0 ? plural(warnings, 'prompt') : '',
    infos > 0 ? plural(infos, 'quiet remark') : '',
  ]
  return parts.filter(Boolean).join(' and ')
}
