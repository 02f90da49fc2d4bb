import type { SlackAttachment, SlackBlock, SlackText } from './export-format.ts'
import { channelText, linkText, personText, plainText } from './markup.ts'
import type { Workspace } from './workspace.ts'

/** The text of block-kit blocks; what only decorates or waits for a click is left out. */
export function blocksText(blocks: SlackBlock[], workspace: Workspace): string {
  return joined(blocks.map((block) => blockText(block, workspace)))
}

export function attachmentsText(attachments: SlackAttachment[], workspace: Workspace): string {
  return joined(attachments.map((attachment) => attachmentText(attachment, workspace)))
}

function attachmentText(attachment: SlackAttachment, workspace: Workspace): string {
  const { pretext, title, text, fields = [], blocks = [], fallback } = attachment
  const parts = [pretext, title, text].map((part) => (part ? plainText(part, workspace) : ''))
  const rows = fields.map((field) =>
    plainText([field.title, field.value].filter(Boolean).join(': '), workspace),
  )
  return joined([...parts, ...rows, blocksText(blocks, workspace)]) || plainText(fallback ?? '', workspace)
}

function blockText(block: SlackBlock, workspace: Workspace): string {
  switch (block.type) {
    case 'rich_text':
      return joined((block.elements ?? []).map((element) => richText(element, workspace)))
    case 'section':
    case 'header':
    case 'markdown':
    case 'mrkdwn':
    case 'plain_text':
      return joined([
        textOf(block.text, workspace),
        ...(block.fields ?? []).map((field) => textOf(field, workspace)),
      ])
    case 'context':
      return (block.elements ?? [])
        .map((element) => blockText(element, workspace))
        .filter(Boolean)
        .join(' ')
    case 'image':
    case 'video':
      return textOf(block.title, workspace) || (block.alt_text ?? '')
    default:
      return ''
  }
}

function richText(element: SlackBlock, workspace: Workspace): string {
  const children = element.elements ?? []
  const inline = () => children.map((child) => inlineText(child, workspace)).join('')
  switch (element.type) {
    case 'rich_text_list':
      return children.map((child) => `- ${richText(child, workspace)}`).join('\n')
    case 'rich_text_preformatted':
      return `\`\`\`\n${inline()}\n\`\`\``
    case 'rich_text_quote':
      return inline().replace(/^/gm, '> ')
    default:
      return inline()
  }
}

function inlineText(element: SlackBlock, workspace: Workspace): string {
  const label = textOf(element.text, null)
  switch (element.type) {
    case 'link':
      return linkText(element.url ?? '', label)
    case 'user':
      return personText(workspace, element.user_id ?? '')
    case 'channel':
      return channelText(workspace, element.channel_id ?? '')
    case 'usergroup':
      return `@${element.usergroup_id ?? 'group'}`
    case 'broadcast':
      return `@${element.range ?? 'channel'}`
    case 'emoji':
      return `:${element.name ?? ''}:`
    case 'date':
      return element.fallback ?? ''
    case 'color':
      return element.value ?? ''
    default:
      return label
  }
}

function textOf(text: SlackText | undefined, workspace: Workspace | null): string {
  const said = typeof text === 'string' ? text : (text?.text ?? '')
  return workspace ? plainText(said, workspace) : said
}

function joined(parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n')
}
