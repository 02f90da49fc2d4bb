import { type Checker, createChecker } from '#language/check.ts'
import type { Context } from '#language/finding.ts'
import type { Remark } from './document.ts'
import { formatOf } from './files.ts'

/** Looks for language in documents of one context; a checker keeps what it can between them. */
export function createLanguageLook(context: Context) {
  const checkers = new Map<string, Checker>()
  return (path: string, text: string, everySentence: boolean): Remark[] => {
    const format = formatOf(path, text)
    const mentions = /\.erb$/i.test(path) ? templateTags(text) : []
    const key = mentions.length > 0 ? null : `${format} ${everySentence}`
    const known = key === null ? undefined : checkers.get(key)
    const checker = known ?? createChecker({ ...context, format, everySentence, mentions })
    if (key !== null) checkers.set(key, checker)
    return checker.check(text).map(({ category, rule, level, start, end, why, question }) => {
      return { rule: category, row: rule, level, start, end, why, questions: [question] }
    })
  }
}

/** What an ERB template computes is no prose. */
function templateTags(text: string): { start: number; end: number }[] {
  const tags: { start: number; end: number }[] = []
  for (let start = text.indexOf('<%'); start !== -1; start = text.indexOf('<%', start)) {
    const close = text.indexOf('%>', start)
    if (close === -1) break
    tags.push({ start, end: close + 2 })
    start = close + 2
  }
  return tags
}

/** The nudge about a root cause is given once, at the first place that is left. */
export function onceADocument(remarks: readonly Remark[]): Remark[] {
  const first = remarks.find(({ rule }) => rule === 'single-root-cause')
  return remarks.filter((remark) => remark.rule !== 'single-root-cause' || remark === first)
}
