import type { StoryLine } from '#timeline/contract.ts'
import type { EntryKind } from '#timeline/entry.ts'

/** What may be worth telling about one line, by what it tells of. */
const aboutKind: Record<EntryKind, string> = {
  signal: 'What did you see at that moment, and what did you make of it?',
  report: 'How did it sound at first? Who heard it?',
  change: 'What was the change for? What was it expected to do?',
  observation: 'Where were you looking? What stood out?',
  hypothesis: 'What made that a good explanation then?',
  decision: 'What else was on the table?',
  action: 'What did you expect to happen? What made it safe to try?',
  communication: 'Who needed to know, and how did it reach them?',
  'hand-off': 'What was passed on, and what was hard to pass on?',
  escalation: 'What brought you to ask, and how did you know whom?',
  'impact-change': 'How could you tell? Who felt it first?',
  'recovery-step': 'How did you know that it worked?',
  context: 'What else was going on that day?',
  gap: 'What were people doing in this time?',
}

/** A question in the empty note box, about what was chosen; nobody has to answer it. */
export function promptFor(lines: readonly StoryLine[], walking: boolean): string {
  const [line, ...more] = lines
  if (line && more.length === 0) return aboutKind[line.entry.kind]
  if (line) return 'What connects these moments?'
  return walking ? 'What was known now, and what did it look like?' : 'What would you like to tell, or ask?'
}
