import { programKind } from '#integrations/program-kind.ts'
import type { EntryDraft, EntryKind, Json, Micros } from '#timeline/entry.ts'
import { readTime } from '#timeline/time-text.ts'
import type { DiscordContext, DiscordEmbed, DiscordMessage } from './export-format.ts'

export interface DiscordChannel {
  id: string
  /** `#general`, or the name of a direct conversation. */
  label: string
}

const talk = new Set([
  'Default',
  'Reply',
  'ThreadStarterMessage',
  'Call',
  'ApplicationCommand',
  '20',
  '21',
  '23',
])
const arrivals = new Set(['RecipientAdd', 'RecipientRemove', 'GuildMemberJoin'])

/** The channel that a file holds; without an identifier of its own it goes by the file's name. */
export function discordChannel(context: DiscordContext, fallback: string): DiscordChannel {
  const { id, name, type = '' } = context.channel ?? {}
  const label = name ?? id ?? fallback
  return { id: id ?? fallback, label: type.startsWith('Direct') ? label : `#${label}` }
}

/** One message as an entry, or null when it has no identity or no time. */
export function discordEntry(
  message: DiscordMessage,
  channel: DiscordChannel,
  slice: string,
): EntryDraft | null {
  const at = timeOf(message.timestamp)
  if (at === null || typeof message.id !== 'string') return null
  const automated = message.author?.isBot === true
  const actor = message.author?.nickname || message.author?.name
  const text = textOf(message)
  const entry: EntryDraft = {
    key: messageKey(channel.id, message.id),
    at,
    precision: 'exact',
    kind: kindOf(message.type ?? 'Default', automated, actor, text),
    actorKind: automated ? 'automation' : 'human',
    source: channel.label,
    text,
    slice,
  }
  if (actor) entry.actor = actor
  const until = timeOf(message.callEndedTimestamp)
  if (until !== null && until > at) entry.until = until
  const attributes = attributesOf(message, channel, actor)
  if (Object.keys(attributes).length > 0) entry.attributes = attributes
  return entry
}

function messageKey(channel: string, id: string): string {
  return `discord:${channel}:${id}`
}

function timeOf(text: string | null | undefined): Micros | null {
  return typeof text === 'string' ? (readTime(text)?.at ?? null) : null
}

function kindOf(type: string, automated: boolean, actor: string | undefined, text: string): EntryKind {
  if (arrivals.has(type)) return 'hand-off'
  if (!talk.has(type)) return 'context'
  return automated ? programKind(actor, text) : 'communication'
}

function textOf(message: DiscordMessage): string {
  const embeds = (message.embeds ?? []).map(embedText).filter(Boolean)
  const said = message.content?.trim() ?? ''
  // People's embeds are previews of what they linked to; a program's are what it says.
  if (said && message.author?.isBot !== true) return said
  const parts = [said, ...embeds].filter(Boolean)
  return parts.length > 0 ? parts.join('\n') : wordlessText(message)
}

function embedText(embed: DiscordEmbed): string {
  const rows = (embed.fields ?? []).map(({ name, value }) => [name, value].filter(Boolean).join(': '))
  return [embed.title, embed.description, ...rows].filter(Boolean).join('\n')
}

function wordlessText(message: DiscordMessage): string {
  const shared = [
    ...(message.attachments ?? []).map(({ fileName }) => fileName ?? 'a file'),
    ...(message.stickers ?? []).map(({ name }) => `the sticker ${name ?? ''}`.trim()),
  ]
  return shared.length > 0 ? `Shared ${shared.join(', ')}` : '(no text)'
}

function attributesOf(
  message: DiscordMessage,
  channel: DiscordChannel,
  actor: string | undefined,
): Record<string, Json> {
  const attributes: Record<string, Json> = {}
  const { reference, timestampEdited, reactions, attachments } = message
  if (reference?.messageId) {
    attributes.replyTo = messageKey(reference.channelId ?? channel.id, reference.messageId)
  }
  const edited = timeOf(timestampEdited)
  if (edited !== null) attributes.edited = { at: new Date(edited / 1000).toISOString(), by: actor ?? null }
  if (reactions?.length) {
    attributes.reactions = reactions.map(({ emoji, count }) => ({
      name: emoji?.name ?? '',
      count: count ?? 1,
    }))
  }
  if (attachments?.length) attributes.files = attachments.map(fileFacts)
  return attributes
}

function fileFacts({
  fileName,
  fileSizeBytes,
  url,
}: {
  fileName?: string
  fileSizeBytes?: number
  url?: string
}): Json {
  const name = fileName ?? 'a file'
  // The query of an attachment's address is a signature that opens it to anybody.
  const address: Record<string, Json> = url ? { url: url.replace(/[?#].*$/, '') } : {}
  return { name, type: /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1] ?? '', size: fileSizeBytes ?? 0, ...address }
}
