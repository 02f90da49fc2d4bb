import type { ReportContent } from '#review/report-content.ts'
import { readable } from '../search/readable.ts'
import type { Help } from './contract.ts'

const most = 4
const longest = 280
const solved = /\b(?:resolution|resolved|recovery|mitigation|mitigated|fix(?:ed)?|remediation)\b/i

/** What a report says that helped, most useful first: what stopped it, what kept it smaller, what was done since. */
export function whatHelped(content: ReportContent): Help[] {
  return [
    ...stoppedIt(content),
    ...content.factors
      .filter(({ kind }) => kind === 'mitigator')
      .slice(0, 2)
      .map(({ statement }) => ({ kind: 'kept-smaller' as const, text: short(statement) })),
    ...content.items
      .filter(({ state }) => state === 'done')
      .slice(0, 2)
      .map(({ title }) => ({ kind: 'done-since' as const, text: short(title) })),
    ...content.wentWell.slice(0, 2).map(({ text }) => ({ kind: 'went-well' as const, text: short(text) })),
  ].slice(0, most)
}

/** Fewer letters are a cry, not a step. */
const leastLetters = 24

/** The last step that somebody took before the impact ended; else what the report says under such a heading. */
function stoppedIt({ markers, story, parts }: ReportContent): Help[] {
  const end =
    markers.find(({ marker }) => marker === 'mitigated') ??
    markers.find(({ marker }) => marker === 'resolved')
  const step = end && story.findLast((line) => isStep(line) && Date.parse(line.at) <= Date.parse(end.at))
  const pinned = end?.line ? story[end.line - 1] : undefined
  const told =
    step?.text ?? parts.map(({ text }) => below(text)).find((text) => text !== null) ?? pinned?.text
  return told ? [{ kind: 'stopped-it', text: short(told) }] : []
}

const isStep = ({ kind, actorKind, text }: ReportContent['story'][number]) =>
  text.length >= leastLetters &&
  (kind === 'action' || kind === 'recovery-step' || kind === 'decision' || kind === 'change') &&
  actorKind !== 'customer'

/** The first words below a heading that says how it ended. */
function below(markdown: string): string | null {
  const lines = markdown.split('\n')
  const heading = lines.findIndex((line) => /^#{1,6}\s/.test(line) && solved.test(line))
  if (heading < 0) return null
  return lines.slice(heading + 1).find((line) => /\p{L}/u.test(line) && !line.startsWith('#')) ?? null
}

/** Without marks of lists and emphasis, in one line, cut at a word. */
function short(text: string): string {
  const told = text
    .replace(/```[\s\S]*?(?:```|$)/g, ' ')
    .replace(/^[\s>]*(?:(?:[-*+]|\d+[.)])\s)?\s*(?:\[[ x]\]\s*)?/i, '')
  const plain = readable(told).replace(/\s+/g, ' ').trim()
  return plain.length <= longest ? plain : `${plain.slice(0, longest).replace(/\s+\S*$/, '')} …`
}
