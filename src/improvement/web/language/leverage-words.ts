import type { Leverage } from '../../item.ts'

type Named<Name extends keyof Leverage> = Record<NonNullable<Leverage[Name]>, string>

/** Why an item is taken to be so strong, after `it`. Field guide §2.3. */
export const strengthMeaning: Named<'strength'> = {
  strong: 'makes the wrong move impossible or harmless',
  medium: 'makes it less likely, smaller or easier to see',
  weak: 'relies on people knowing or remembering',
}

export const typeMeaning: Named<'type'> = {
  prevent: 'next time it does not happen',
  'mitigate-future': 'next time it does less harm, or is undone sooner',
  detect: 'next time somebody sees it earlier',
  respond: 'people act together more easily',
  repair: 'mends what broke',
  'mitigate-this': 'keeps what is broken now from spreading',
  investigate: 'the result is an answer',
  understand: 'more people know how it works',
}
