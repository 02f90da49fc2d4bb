import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { jsonLine } from './as-json.ts'
import type { LintedDocument, Remark, Reporter } from './document.ts'
import { rules } from './rules.ts'

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/** Of a long line, so many characters around the words tell them from the same words elsewhere. */
const reach = 200

/** SARIF 2.1.0, as code scanning services read it; results are written as they come. */
export function asSarif(): Reporter {
  let separator = ''
  return {
    begin: () =>
      `{"$schema":${jsonLine(schema)},"version":"2.1.0","runs":[{"tool":${jsonLine(tool())},` +
      '"columnKind":"utf16CodeUnits","results":[',
    document(document) {
      const seen = new Map<string, number>()
      let text = ''
      for (const remark of document.remarks) {
        text += `${separator}\n${jsonLine(resultOf(document, remark, seen))}`
        separator = ','
      }
      return text
    },
    end: () => '\n]}]}\n',
  }
}

function tool() {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
  return {
    driver: {
      name: 'Afterword',
      semanticVersion: version,
      rules: rules.map(({ id, name, title, level, why, questions }) => ({
        id,
        name,
        shortDescription: { text: title },
        fullDescription: { text: why },
        help: {
          text: [why, ...questions].join('\n'),
          markdown: [why, ...questions.map((question) => `*${question}*`)].join('\n\n'),
        },
        defaultConfiguration: { level: levelOf(level) },
      })),
    },
  }
}

function resultOf(document: LintedDocument, remark: Remark, seen: Map<string, number>) {
  const { line, column, endLine, endColumn, text } = document.locate(remark.start, remark.end)
  const { start, end } = remark
  return {
    ruleId: remark.rule,
    ruleIndex: rules.findIndex(({ id }) => id === remark.rule),
    level: levelOf(remark.level),
    message: { text: [remark.why, ...remark.questions].join(' ') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(document.path), uriBaseId: '%SRCROOT%' },
          region: {
            startLine: line,
            startColumn: column,
            endLine,
            endColumn,
            charOffset: start,
            charLength: end - start,
            snippet: { text },
          },
        },
      },
    ],
    partialFingerprints: { 'afterword/v1': fingerprint(document, remark, text, seen) },
  }
}

function levelOf(level: Remark['level']): 'warning' | 'note' {
  return level === 'warning' ? 'warning' : 'note'
}

/** A path from the folder that was linted in, percent-encoded; never one of this machine. */
function uriOf(shown: string): string {
  const inside = path.relative(process.cwd(), path.resolve(shown)).replaceAll(path.sep, '/')
  return inside.split('/').map(encodeURIComponent).join('/')
}

/** The same for the same words on the same line, wherever the line moves; counted where it occurs again. */
function fingerprint(
  { places, locate }: LintedDocument,
  { rule, start, end }: Remark,
  text: string,
  seen: Map<string, number>,
): string {
  const { line, column } = locate(start, end)
  const said = places.line(line)
  const around = said
    .slice(Math.max(0, column - reach), column + reach)
    .replace(/\s+/g, ' ')
    .trim()
  const same = JSON.stringify([rule, text.replace(/\s+/g, ' '), around])
  const before = seen.get(same) ?? 0
  seen.set(same, before + 1)
  return createHash('sha256').update(`${same}${before}`).digest('hex').slice(0, 32)
}
