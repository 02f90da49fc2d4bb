/** The parts of a Slack export that are read. Everything is optional: exports of ten years differ. */

export interface SlackProfile {
  display_name?: string
  real_name?: string
  name?: string
  /** The identifier under which a program posts. */
  bot_id?: string
}

export interface SlackUser {
  id?: string
  name?: string
  real_name?: string
  is_bot?: boolean
  profile?: SlackProfile
}

export interface SlackChannel {
  id?: string
  name?: string
  members?: string[]
}

export interface SlackFile {
  name?: string
  title?: string
  mimetype?: string
  filetype?: string
  size?: number
  mode?: string
  permalink?: string
  url_private?: string
}

/** Text, or a block-kit text object around it. */
export type SlackText = string | { text?: string }

export interface SlackBlock {
  type?: string
  text?: SlackText
  url?: string
  user_id?: string
  channel_id?: string
  usergroup_id?: string
  name?: string
  range?: string
  fallback?: string
  value?: string
  alt_text?: string
  title?: SlackText
  fields?: SlackText[]
  elements?: SlackBlock[]
}

export interface SlackAttachment {
  pretext?: string
  title?: string
  text?: string
  fallback?: string
  fields?: { title?: string; value?: string }[]
  blocks?: SlackBlock[]
  /** Present on previews of links, which only repeat what the link holds. */
  from_url?: string
}

export interface SlackMessage {
  type?: string
  subtype?: string
  ts?: string
  text?: string
  user?: string
  username?: string
  user_profile?: SlackProfile
  bot_id?: string | null
  bot_profile?: { name?: string }
  thread_ts?: string
  reply_count?: number
  edited?: { user?: string; ts?: string }
  reactions?: { name?: string; count?: number; users?: string[] }[]
  file?: SlackFile
  files?: SlackFile[]
  comment?: { user?: string }
  blocks?: SlackBlock[]
  attachments?: SlackAttachment[]
  room?: { date_start?: number; date_end?: number; participant_history?: string[] }
}
