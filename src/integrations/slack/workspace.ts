import type { SlackChannel, SlackUser } from './export-format.ts'

export interface Person {
  name: string
  automated: boolean
}

export interface Channel {
  id: string
  /** As people write it: `#incidents`, or the names of those who talk directly. */
  label: string
}

/** Who and what the identifiers in messages stand for. */
export interface Workspace {
  people: Map<string, Person>
  /** By identifier. */
  channels: Map<string, Channel>
  /** By the name of the folder that holds a channel's days. */
  folders: Map<string, Channel>
}

export function emptyWorkspace(): Workspace {
  const people = new Map([['USLACKBOT', { name: 'Slackbot', automated: true }]])
  return { people, channels: new Map(), folders: new Map() }
}

export function addPerson(workspace: Workspace, user: SlackUser): void {
  if (!user.id) return
  const { display_name, real_name, bot_id } = user.profile ?? {}
  const name = display_name || real_name || user.real_name || user.name || user.id
  const person = { name, automated: user.is_bot === true || user.id === 'USLACKBOT' }
  workspace.people.set(user.id, person)
  if (bot_id) workspace.people.set(bot_id, person)
}

/** People must be known before, so that direct conversations get their names. */
export function addChannel(workspace: Workspace, channel: SlackChannel): void {
  const folder = channel.name || channel.id
  if (!folder) return
  const direct = !channel.name || channel.name.startsWith('mpdm-')
  const known: Channel = {
    id: channel.id || folder,
    label: direct ? talkLabel(workspace, channel) : `#${folder}`,
  }
  workspace.channels.set(known.id, known)
  workspace.folders.set(folder, known)
}

/** The channel whose days lie in a folder; channels that the export doesn't list go by their folder's name. */
export function channelOf(workspace: Workspace, folder: string): Channel {
  const known = workspace.folders.get(folder) ?? workspace.channels.get(folder)
  if (known) return known
  const fresh = { id: folder, label: `#${folder}` }
  workspace.folders.set(folder, fresh)
  return fresh
}

function talkLabel(workspace: Workspace, channel: SlackChannel): string {
  const names = (channel.members ?? []).map((id) => workspace.people.get(id)?.name ?? id)
  return names.length > 0 ? names.join(', ') : (channel.name ?? channel.id ?? '')
}
