import { type EntryKind, entryKinds } from '#timeline/entry.ts'

const meanings: [RegExp, EntryKind][] = [
  [/roll.?back|revert|mitigat|restor|recover|resolv|fixed/i, 'recovery-step'],
  [/deploy|release|change|push|merge|commit|config|rollout|migration|maintenance|build|pipeline/i, 'change'],
  [/escalat|paged?\b/i, 'escalation'],
  [/hand.?(?:off|over)|joined|left|assign/i, 'hand-off'],
  [/alert|alarm|error|warn|crit|fatal|firing|trigger|metric|monitor|log|info|debug/i, 'signal'],
  [/message|chat|update|comm|e-?mail|post|comment|note|status/i, 'communication'],
  [/report|ticket|complaint|customer/i, 'report'],
  [/decision|decided|decide/i, 'decision'],
  [/hypothes|theory|suspect/i, 'hypothesis'],
  [/impact|severity|outage/i, 'impact-change'],
  [/action|command|task|ran|ack/i, 'action'],
]

/** The kind of entry that a table's own word for it means; an observation when it means none. */
export function kindOf(word: string | undefined): EntryKind {
  if (!word) return 'observation'
  const exact = entryKinds.find((kind) => kind === word.trim().toLowerCase().replaceAll(/[ _]/g, '-'))
  return exact ?? meanings.find(([pattern]) => pattern.test(word))?.[1] ?? 'observation'
}
