import {
  IconAlertTriangle,
  IconBulb,
  IconFileText,
  IconMessage,
  IconPaperclip,
  IconPencil,
  IconPuzzle,
  IconTimeline,
  IconTool,
} from '@tabler/icons-react'
import type { DocumentKind } from '../../search/fields.ts'

export const kindName: Record<DocumentKind, string> = {
  incident: 'Incident',
  report: 'Report',
  draft: 'Draft',
  factor: 'Factor',
  insight: 'Insight',
  item: 'Improvement',
  note: 'Note',
  evidence: 'Evidence',
  entry: 'Timeline entry',
}

/** Several of a kind, for counts. */
export const kindsName: Record<DocumentKind, string> = {
  incident: 'Incidents',
  report: 'Reports',
  draft: 'Drafts',
  factor: 'Factors',
  insight: 'Insights',
  item: 'Improvements',
  note: 'Notes',
  evidence: 'Evidence',
  entry: 'Timeline entries',
}

const icons = {
  incident: IconAlertTriangle,
  report: IconFileText,
  draft: IconPencil,
  factor: IconPuzzle,
  insight: IconBulb,
  item: IconTool,
  note: IconMessage,
  evidence: IconPaperclip,
  entry: IconTimeline,
} as const satisfies Record<DocumentKind, unknown>

/** A kind of find as a picture; its name stands beside it. */
export function KindIcon({ kind, size = 16 }: { kind: DocumentKind; size?: number }) {
  const Icon = icons[kind]
  return <Icon size={size} stroke={1.75} aria-hidden />
}
