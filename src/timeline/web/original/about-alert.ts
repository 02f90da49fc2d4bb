import { createContext, type ReactNode, useContext } from 'react'
import type { Entry } from '../../contract.ts'

/** What later stages have to say about an alert on a timeline; nothing where none is there. */
export type AboutAlert = (entry: Entry) => ReactNode

export const AboutAlertContext = createContext<AboutAlert>(() => null)
export const useAboutAlert = () => useContext(AboutAlertContext)
