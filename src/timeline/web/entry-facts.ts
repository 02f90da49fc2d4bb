import type { Entry } from '../contract.ts'

interface Reaction {
  name: string
  count: number
}
export interface EntryFacts {
  reactions: Reaction[]
  files: string[]
  /** An answer within a thread; `threadStart` began one. */
  isReply: boolean
  replies: number
  /** Changed where it was written, before it was gathered. */
  editedThere: boolean
  deleted: boolean
}

const list = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : []

/** What sources add to an entry’s words, as far as it is shown beside them. */
export function factsOf({ attributes }: Pick<Entry, 'attributes'>): EntryFacts {
  const replies = typeof attributes.replies === 'number' ? attributes.replies : 0
  return {
    reactions: list(attributes.reactions).map(({ name, count }) => ({
      name: String(name),
      count: Number(count) || 1,
    })),
    files: list(attributes.files).map(({ name }) => String(name)),
    isReply: (attributes.thread !== undefined && replies === 0) || attributes.replyTo !== undefined,
    replies,
    editedThere: attributes.edited !== undefined,
    deleted: attributes.deleted === true,
  }
}
