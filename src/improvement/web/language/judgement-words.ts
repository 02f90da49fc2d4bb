import type { Verdict } from '#language/actionability/judgement.ts'
import type { OpenItem } from '../../contract.ts'

export const verdictName: Record<Verdict, string> = {
  ready: 'Ready: somebody else could see when it is done',
  'needs-work': 'Needs a little more',
  'not-actionable': 'Not something to finish yet',
}

/** How many questions come unasked; the others on demand. */
export const firstPrompts = (verdict: Verdict): number => (verdict === 'ready' ? 0 : 2)

/** While somebody writes, one word is no item yet; what stands there already is. */
export const worthJudging = (text: string, writing: boolean): boolean =>
  writing ? /\S\s+\S/.test(text) : text !== ''

const openName: Record<OpenItem['state'], string> = {
  idea: 'still an idea',
  soaking: 'soaking',
  committed: 'committed',
  'in-progress': 'in progress',
}

/** What is told of an item beside another that says much the same: `, still an idea`. */
export const standing = ({ state }: OpenItem): string => openName[state]
