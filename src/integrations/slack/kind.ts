import type { EntryKind } from '#timeline/entry.ts'

const arrivals = new Set(['channel_join', 'group_join', 'channel_leave', 'group_leave'])
const talk = new Set([
  'thread_broadcast',
  'reply_broadcast',
  'me_message',
  'file_share',
  'file_comment',
  'file_mention',
  'bot_message',
  'huddle_thread',
  'tombstone',
  'message_deleted',
])

/** The kind that a message's subtype settles by itself, or null when it depends on who says it. */
export function subtypeKind(subtype: string | undefined): EntryKind | null {
  if (!subtype || talk.has(subtype)) return null
  return arrivals.has(subtype) ? 'hand-off' : 'context'
}
