import { programKind } from '#integrations/program-kind.ts'
import type { ActorKind, EntryDraft, Json, Micros } from '#timeline/entry.ts'
import { attachmentsText, blocksText } from './blocks.ts'
import type { SlackAttachment, SlackFile, SlackMessage } from './export-format.ts'
import { subtypeKind } from './kind.ts'
import { plainText, withoutToken } from './markup.ts'
import type { Channel, Workspace } from './workspace.ts'

/** Slack's `1724429439.141819`: exact to the microsecond, and the message's identity within its channel. */
export function slackTime(ts: unknown): Micros | null {
  const parts = typeof ts === 'string' ? /^(\d{1,10})(?:\.(\d{1,6}))?$/.exec(ts) : null
  if (!parts) return null
  return Number(parts[1]) * 1_000_000 + Number((parts[2] ?? '').padEnd(6, '0'))
}

/** The time of whatever a day file holds, or null when it is no message. */
export function timeOf(message: unknown): Micros | null {
  return slackTime((message as SlackMessage | null | undefined)?.ts)
}

/** One message as an entry, or null when it has no time of its own. */
export function messageEntry(
  message: SlackMessage,
  channel: Channel,
  workspace: Workspace,
  slice: string,
): EntryDraft | null {
  const at = slackTime(message.ts)
  if (at === null) return null
  const deleted = isDeleted(message)
  const actorKind = deleted ? 'system' : actorKindOf(message, workspace)
  const actor = deleted ? undefined : actorOf(message, workspace)
  const text = deleted ? '(deleted message)' : textOf(message, workspace, actorKind)
  const entry: EntryDraft = {
    key: messageKey(channel, message.ts ?? ''),
    at,
    precision: 'exact',
    kind: kindOf(message, deleted ? 'human' : actorKind, actor, text),
    actorKind,
    source: channel.label,
    text,
    slice,
  }
  if (actor) entry.actor = actor
  const until = message.room?.date_end
  if (until && until * 1_000_000 > at) entry.until = until * 1_000_000
  const attributes = attributesOf(message, channel, workspace, deleted)
  if (attributes) entry.attributes = attributes
  return entry
}

function messageKey(channel: Channel, ts: string): string {
  return `slack:${channel.id}:${ts}`
}

function isDeleted(message: SlackMessage): boolean {
  return message.subtype === 'tombstone' || message.subtype === 'message_deleted'
}

function kindOf(
  message: SlackMessage,
  actorKind: ActorKind,
  actor: string | undefined,
  text: string,
): EntryDraft['kind'] {
  const settled = subtypeKind(message.subtype)
  if (settled) return settled
  return actorKind === 'human' ? 'communication' : programKind(actor, text)
}

function actorKindOf(message: SlackMessage, workspace: Workspace): ActorKind {
  // Somebody who adds a program to a channel is named together with it.
  if (message.subtype === 'bot_add' || message.subtype === 'bot_remove') return 'human'
  if (message.user === 'USLACKBOT' && !message.bot_id) return 'system'
  const automated = message.subtype === 'bot_message' || message.bot_id
  return automated || workspace.people.get(message.user ?? '')?.automated ? 'automation' : 'human'
}

function actorOf(message: SlackMessage, workspace: Workspace): string | undefined {
  const user = message.user ?? message.comment?.user
  const profile = message.user_profile
  const ownName = message.bot_id || !user ? message.username : undefined
  return (
    ownName ||
    message.bot_profile?.name ||
    workspace.people.get(user ?? '')?.name ||
    profile?.display_name ||
    profile?.real_name ||
    profile?.name ||
    workspace.people.get(message.bot_id ?? '')?.name ||
    user ||
    message.bot_id ||
    undefined
  )
}

/** What Slack writes in place of a text that stands in blocks. */
const hiddenByBlocks = /^This (?:content|message) can['’]t be displayed\.?$/

function textOf(message: SlackMessage, workspace: Workspace, actorKind: ActorKind): string {
  const attachments = message.attachments ?? []
  const said = hiddenByBlocks.test(message.text ?? '') ? '' : plainText(message.text ?? '', workspace).trim()
  const added = actorKind === 'automation' ? addedText(said, attachments, workspace) : ''
  if (said || added) return [said, added].filter(Boolean).join('\n')
  return (
    blocksText(message.blocks ?? [], workspace).trim() ||
    attachmentsText(attachments, workspace).trim() ||
    wordlessText(message)
  )
}

/** Programs often say a headline and put the facts below it. */
function addedText(said: string, attachments: SlackAttachment[], workspace: Workspace): string {
  const own = attachments.filter((attachment) => !attachment.from_url)
  if (own.length === 0) return ''
  const text = attachmentsText(own, workspace).trim()
  return said.includes(text) ? '' : text
}

function wordlessText(message: SlackMessage): string {
  if (message.room) return `Huddle with ${message.room.participant_history?.length ?? 'some'} people`
  const names = filesOf(message).map(fileName)
  return names.length > 0 ? `Shared ${names.join(', ')}` : '(no text)'
}

function attributesOf(
  message: SlackMessage,
  channel: Channel,
  workspace: Workspace,
  deleted: boolean,
): Record<string, Json> | null {
  const attributes: Record<string, Json> = {}
  if (message.thread_ts) attributes.thread = messageKey(channel, message.thread_ts)
  if (message.reply_count) attributes.replies = message.reply_count
  if (message.edited) attributes.edited = editedOf(message.edited, workspace)
  if (message.reactions?.length) {
    attributes.reactions = message.reactions.map(({ name = '', count, users }) => ({
      name,
      count: count ?? users?.length ?? 1,
    }))
  }
  const files = filesOf(message)
  if (files.length > 0) attributes.files = files.map(fileFacts)
  if (deleted) attributes.deleted = true
  return Object.keys(attributes).length > 0 ? attributes : null
}

function editedOf(edited: { user?: string; ts?: string }, workspace: Workspace): Json {
  const at = slackTime(edited.ts)
  const by = edited.user ? (workspace.people.get(edited.user)?.name ?? edited.user) : null
  return { at: at === null ? null : new Date(at / 1000).toISOString(), by }
}

function filesOf(message: SlackMessage): SlackFile[] {
  return message.files ?? (message.file ? [message.file] : [])
}

function fileName(file: SlackFile): string {
  return file.name || file.title || 'a file that is no longer there'
}

function fileFacts(file: SlackFile): Json {
  const url = file.permalink ?? file.url_private
  return {
    name: fileName(file),
    type: file.mimetype ?? file.filetype ?? '',
    size: file.size ?? 0,
    ...(url ? { url: withoutToken(url) } : {}),
  }
}
