import type { EntryKind } from '#timeline/entry.ts'

/** Words that leave little doubt about what a note tells of; the first that fits counts. */
const telling: [RegExp, EntryKind][] = [
  [
    /\b(?:roll(?:ed|ing)? ?back|revert(?:ed|s)?|mitigat(?:ed|ion)|restored|recover(?:ed|y|s)|resolved|back to normal)\b/i,
    'recovery-step',
  ],
  [/\b(?:paged|paging|escalat(?:ed|es|ion))\b/i, 'escalation'],
  [
    /\b(?:alert(?:s|ed)?|alarms?|monitoring|icinga|nagios|pingdom|PROBLEM|CRITICAL|ERROR|FATAL|WARN(?:ING)?)\b/,
    'signal',
  ],
  [
    /\b(?:deploy(?:ed|s|ing|ment)?|released?|rolled out|merged|upgrad(?:ed|e)|config(?:uration)? change)\b/i,
    'change',
  ],
  [/\b(?:customers?|users?|support) (?:report|complain)/i, 'report'],
  [/\b(?:announc(?:ed?|ement)|tweet(?:ed)?|status ?page|e-?mailed|posted)\b/i, 'communication'],
  [/\b(?:decided|decision|agreed to)\b/i, 'decision'],
  [/\b(?:hypothes[ie]s|suspect(?:ed|s)?|theory)\b/i, 'hypothesis'],
  [/\b(?:hand(?:ed)? ?(?:off|over)|takes over|joined|joins)\b/i, 'hand-off'],
]

/** The kind of entry that a note's first words speak of; an observation when they don't say. */
export function kindOfNote(text: string): EntryKind {
  const beginning = text.slice(0, 160)
  return telling.find(([pattern]) => pattern.test(beginning))?.[1] ?? 'observation'
}
