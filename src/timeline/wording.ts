import type { ActorKind, EntryKind } from './entry.ts'

/** What people call the kinds of entries. */
export const entryKindName: Record<EntryKind, string> = {
  signal: 'Signal',
  report: 'Report',
  change: 'Change',
  observation: 'Observation',
  hypothesis: 'Hypothesis',
  decision: 'Decision',
  action: 'Action',
  communication: 'Communication',
  'hand-off': 'Hand-off',
  escalation: 'Escalation',
  'impact-change': 'Impact change',
  'recovery-step': 'Recovery step',
  context: 'Context',
  gap: 'Gap',
}

export const actorKindName: Record<ActorKind, string> = {
  human: 'Person',
  automation: 'Automation',
  system: 'System',
  customer: 'Customer',
  vendor: 'Vendor',
}
