import type { Workspace } from './workspace.ts'

const control = /<(?:@([A-Z0-9]+)|#([A-Z0-9]+)|!([^<>|]+)|([a-z][a-z0-9+.-]*:[^<>|]*))(?:\|([^<>]*))?>/gi

/**
 * Slack's markup as plain text: mentions by name, links as `label (address)`, entities decoded. Angle brackets that
 * are no markup stay as they are.
 * Source: https://docs.slack.dev/messaging/formatting-message-text
 */
export function plainText(text: string, workspace: Workspace): string {
  if (!text.includes('<') && !text.includes('&')) return text
  const said = text.includes('<')
    ? text.replace(
        control,
        (_whole, user?: string, channel?: string, special?: string, url?: string, label?: string) =>
          mention(workspace, user, channel, special, label) ?? linkText(url ?? '', label),
      )
    : text
  return decodeEntities(said)
}

export function personText(workspace: Workspace, id: string, label?: string): string {
  return `@${workspace.people.get(id)?.name ?? label ?? id}`
}

export function channelText(workspace: Workspace, id: string, label?: string): string {
  return workspace.channels.get(id)?.label ?? `#${label || id}`
}

/** A link with its label; only one of them when both say the same. */
export function linkText(url: string, label?: string): string {
  const address = url.replace(/^(mailto|tel):/i, '')
  const shown = withoutToken(address)
  const said = label?.trim()
  if (!said || bare(said) === bare(address)) return shown
  return `${said} (${shown})`
}

/** Export links carry a token that opens private files to anybody who holds it. */
export function withoutToken(url: string): string {
  return /[?&](t|token|pub_secret)=/.test(url) ? url.replace(/[?#].*$/, '') : url
}

function mention(
  workspace: Workspace,
  user?: string,
  channel?: string,
  special?: string,
  label?: string,
): string | undefined {
  if (user) return personText(workspace, user, label)
  if (channel) return channelText(workspace, channel, label)
  return special ? specialText(special, label) : undefined
}

function specialText(special: string, label?: string): string {
  const [word = '', ...rest] = special.split('^')
  if (word === 'date') return label ?? rest.join(' ')
  if (word === 'subteam') return label ? atSign(label) : `@${rest[0] ?? 'group'}`
  return atSign(word)
}

function atSign(name: string): string {
  return name.startsWith('@') ? name : `@${name}`
}

function bare(text: string): string {
  return text.replace(/^https?:\/\//i, '').replace(/\/$/, '')
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
