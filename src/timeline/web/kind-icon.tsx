import {
  IconBellRinging,
  IconBulb,
  IconCalendarEvent,
  IconEye,
  IconGavel,
  IconGitCommit,
  IconLifebuoy,
  IconMessage,
  IconMessageReport,
  IconQuestionMark,
  IconStairsUp,
  IconTool,
  IconTrendingUpDown,
  IconUsers,
} from '@tabler/icons-react'
import type { EntryKind } from '../entry.ts'
import { kindFamily } from '../swimlane/geometry.ts'
import { entryKindName } from '../wording.ts'
import classes from './kind-icon.module.css'

const icons: Record<EntryKind, typeof IconEye> = {
  signal: IconBellRinging,
  report: IconMessageReport,
  change: IconGitCommit,
  observation: IconEye,
  hypothesis: IconBulb,
  decision: IconGavel,
  action: IconTool,
  communication: IconMessage,
  'hand-off': IconUsers,
  escalation: IconStairsUp,
  'impact-change': IconTrendingUpDown,
  'recovery-step': IconLifebuoy,
  context: IconCalendarEvent,
  gap: IconQuestionMark,
}

/** What an entry tells of, as a sign in the colour that the picture uses for it. */
export function KindIcon({ kind, size = 15 }: { kind: EntryKind; size?: number }) {
  const Icon = icons[kind]
  return (
    <span className={classes.kind} data-family={kindFamily(kind)} title={entryKindName[kind]}>
      <Icon size={size} stroke={1.9} aria-hidden />
      <span className="for-ears">{entryKindName[kind]}</span>
    </span>
  )
}
