import { createContext, useContext } from 'react'
import type { Mark, PutAside } from './mark.ts'

/** What the fields of one review share about the words in them. */
export interface LanguageHome {
  /** Whose fields they are: `INC-1`. */
  name: string
  organisation: string
  /** People in it: the best signal there is for who is a person. */
  names: readonly string[]
  /** Expressions that nobody in the organisation is asked about. */
  allow: readonly string[]
  /** Null until it is known what was put aside: better no line than one that has to go. */
  aside: readonly PutAside[] | null
  /** Has it all read; fields call it when there is something to look at. */
  want(): void
  /** Puts a prompt aside for oneself. Answers with the way back. */
  putAside(
    mark: Mark,
    scope: PutAside['scope'],
    keeping: 'tab' | 'until-sent' | undefined,
  ): Promise<() => Promise<unknown>>
  /** Takes back what was put aside. */
  askAgain(aside: readonly PutAside[]): Promise<unknown>
  /** Words were sent: what waited for it goes to the account, or stays in the tab when they are anonymous. */
  sent(anonymous: boolean): void
  /** Has nobody asked about an expression any more. Answers with the way back. */
  addWord(expression: string, reason: string): Promise<() => Promise<unknown>>
}

export const LanguageContext = createContext<LanguageHome | null>(null)

/** Null where nothing is written that anybody is asked about. */
export function useLanguageHome(): LanguageHome | null {
  return useContext(LanguageContext)
}
