import type { LintedDocument, Reporter, Totals } from './document.ts'

/** One JSON document, a line for each document looked at, written as they come. */
export function asJson(): Reporter {
  let separator = ''
  return {
    begin: () => '{"documents":[',
    document({ path, details }: LintedDocument) {
      const text = `${separator}\n${jsonLine({ path, ...details })}`
      separator = ','
      return text
    },
    end({ documents, warnings, infos, leftOut }: Totals) {
      const counts = { documents: documents.length, warnings, infos }
      const told = leftOut.map((one) => ({ path: one.path, why: one.leftOut.message }))
      return `\n],"counts":${jsonLine(counts)},"leftOut":${jsonLine(told)}}\n`
    },
  }
}

/** JSON on one line; control characters that JSON leaves alone are escaped, a terminal may be reading. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(/[\u007f-\u009f]/g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`)
}
