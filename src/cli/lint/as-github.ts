import path from 'node:path'
import { closingLine } from './closing.ts'
import type { LintedDocument, Remark, Reporter } from './document.ts'

/** Workflow commands of GitHub Actions: each becomes a remark beside its line. */
export function asGithub(): Reporter {
  return {
    begin: () => '',
    document: (document) => document.remarks.map((remark) => `${command(document, remark)}\n`).join(''),
    end: (totals) => `${closingLine(totals)}\n`,
  }
}

function command({ path: shown, locate }: LintedDocument, remark: Remark): string {
  const { line, column, endLine, endColumn } = locate(remark.start, remark.end)
  // GitHub takes columns only where a remark stays on its line.
  const columns = line === endLine ? { col: column, endColumn } : {}
  const properties = { file: fromRoot(shown), line, endLine, ...columns, title: remark.rule }
  const given = Object.entries(properties).map(([name, value]) => `${name}=${inProperty(String(value))}`)
  const message = [remark.why, ...remark.questions].join('\n')
  return `::${remark.level === 'warning' ? 'warning' : 'notice'} ${given.join(',')}::${inMessage(message)}`
}

/** GitHub knows files by their path from the root of the repository. */
function fromRoot(shown: string): string {
  const root = process.env.GITHUB_WORKSPACE || process.cwd()
  const inside = path.relative(root, path.resolve(shown)).replaceAll(path.sep, '/')
  return inside.startsWith('../') ? shown : inside
}

function inMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function inProperty(text: string): string {
  return inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
