/** The parts of a DiscordChatExporter file that are read. Everything is optional: its versions differ. */

export interface DiscordContext {
  guild?: { id?: string; name?: string }
  channel?: { id?: string; type?: string; name?: string }
}

export interface DiscordEmbed {
  title?: string
  description?: string
  fields?: { name?: string; value?: string }[]
}

export interface DiscordMessage {
  id?: string
  type?: string
  timestamp?: string
  timestampEdited?: string | null
  callEndedTimestamp?: string | null
  content?: string
  author?: { id?: string; name?: string; nickname?: string; isBot?: boolean }
  attachments?: { fileName?: string; fileSizeBytes?: number; url?: string }[]
  embeds?: DiscordEmbed[]
  stickers?: { name?: string }[]
  reactions?: { emoji?: { name?: string }; count?: number }[]
  reference?: { messageId?: string; channelId?: string } | null
}
