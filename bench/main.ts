import { existsSync } from 'node:fs'
import path from 'node:path'
import { measureFirstPage } from './first-page.ts'
import { measureImport } from './imports.ts'
import { measureLint } from './lint.ts'
import { printRows, type Row } from './report.ts'
import { measureReviewImport } from './review-imports.ts'
import { measureScroll } from './scroll.ts'
import { measureSearch } from './search.ts'
import { measureSimilar } from './similar.ts'
import { measureStart } from './start.ts'
import { measureTyping } from './typing.ts'
import { measureWeight } from './weight.ts'

const port = Number(process.env.BENCH_PORT ?? 4290)
const hasRealInput = existsSync(path.resolve(import.meta.dirname, '../../shared/data'))

/** An export carries a few files that are no JSON. */
const parseJson = (text: string) => (/^\s*[[{]/.test(text) ? JSON.parse(text) : null)

const measures: Record<string, () => Promise<Row[]>> = {
  slack: () => measureImport('chat/slack-rcwg.zip', 'chat/slack-rcwg.zip', parseJson, port),
  irc: () =>
    measureImport('chat/irc-fluid-work.zip', 'chat/irc-fluid-work.zip', (text) => text.split('\n'), port),
  import: () => measureReviewImport(port),
  page: () => measureFirstPage(port),
  scroll: () => measureScroll(port),
  weight: measureWeight,
  start: () => measureStart(port),
  lint: measureLint,
  typing: () => measureTyping(port),
  search: () => measureSearch(port),
  similar: () => measureSimilar(port),
}

const chosen = process.argv.slice(2)
const rows: Row[] = []
for (const [name, measure] of Object.entries(measures)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  if (!hasRealInput && ['slack', 'irc', 'import'].includes(name)) {
    console.log(`Left out: ${name} needs the real input in ../shared/data.`)
    continue
  }
  console.log(`Measuring: ${name} …`)
  rows.push(...(await measure()))
}
console.log()
printRows(rows)
