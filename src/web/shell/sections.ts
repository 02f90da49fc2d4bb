import { useLocation } from '@tanstack/react-router'
import { paths } from '../paths.ts'

export interface Section {
  name: string
  to: string
  here: boolean
}

const parts = [
  { name: 'Incidents', to: paths.incidents() },
  { name: 'Reports', to: paths.reports() },
  { name: 'Improvements', to: paths.items() },
]

/** The main parts of Afterword, and in which of them we are. */
export function useSections(): Section[] {
  const { pathname } = useLocation()
  return parts.map(({ name, to }) => ({ name, to, here: pathname === to || pathname.startsWith(`${to}/`) }))
}
