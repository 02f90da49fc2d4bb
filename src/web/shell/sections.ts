import { useLocation } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { isThere } from '../routes/later.ts'

export interface Section {
  name: string
  to: string
  here: boolean
}

/** The main parts of Afterword, and in which of them we are. */
export function useSections(): Section[] {
  const { pathname } = useLocation()
  const all = [
    { name: 'Incidents', to: paths.incidents(), there: true },
    { name: 'Reports', to: paths.reports(), there: isThere('../../review/web/reports-page.tsx') },
    { name: 'Improvements', to: paths.items(), there: isThere('../../improvement/web/items-page.tsx') },
  ]
  return all
    .filter(({ there }) => there)
    .map(({ name, to }) => ({ name, to, here: pathname === to || pathname.startsWith(`${to}/`) }))
}
