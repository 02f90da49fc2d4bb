import { hash } from 'node:crypto'

/** Names a record that has no identifier by what it says: the same words give the same key in every file. */
export const contentKey = (content: string) => hash('sha256', content, 'base64url').slice(0, 27)
