import type { Item } from '#improvement/contract.ts'

const missingWords: Record<Item['missing'][number], string> = {
  owner: 'somebody who carries it (--owner)',
  due: 'a day (--due)',
  factor: 'the factor it is about (--factor)',
  doneWhen: 'how one sees that it is done (--done-when)',
}
const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** What an item still lacks before it can be committed, as a sentence to append; empty when nothing. */
export function missingText({ missing, state }: Pick<Item, 'missing' | 'state'>): string {
  if (missing.length === 0 || !['idea', 'soaking'].includes(state)) return ''
  return ` To be committed it still needs ${listed.format(missing.map((one) => missingWords[one]))}.`
}
