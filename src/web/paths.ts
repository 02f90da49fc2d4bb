/**
 * Every address of the web, in one place. Parts are encoded; absent search values are left out.
 * The tabs of an incident are its sub-pages.
 */
type Search = Record<string, string | number | boolean | undefined | null>

export const incidentTabs = ['evidence', 'timeline', 'review', 'report', 'activity'] as const
export type IncidentTab = (typeof incidentTabs)[number]

export const settingsPages = ['account', 'tokens', 'people', 'organisation', 'search'] as const
export type SettingsPage = (typeof settingsPages)[number]

function withSearch(path: string, search: Search = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined || value === null || value === '' || value === false) continue
    query.set(name, String(value))
  }
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

const part = encodeURIComponent

export const paths = {
  home: () => '/',
  setup: (token?: string) => withSearch('/setup', { token }),
  signIn: (to?: string) => withSearch('/sign-in', { to }),
  forgottenPassword: () => '/forgotten-password',
  passwordReset: (token: string) => `/reset/${part(token)}`,
  invitation: (token: string) => `/invitations/${part(token)}`,
  incidents: (search?: Search) => withSearch('/incidents', search),
  newIncident: (search?: Search) => withSearch('/incidents/new', search),
  /** An incident’s overview, or one of its tabs with its own search. */
  incident: (key: string, tab?: IncidentTab, search?: Search) =>
    withSearch(`/incidents/${part(key)}${tab ? `/${tab}` : ''}`, search),
  search: (search?: Search) => withSearch('/search', search),
  durations: (search?: Search) => withSearch('/durations', search),
  /** Where reviews that exist already are brought in. */
  imports: () => '/import',
  reviewImport: (id: string, search?: Search) => withSearch(`/import/${part(id)}`, search),
  reports: () => '/reports',
  items: (search?: Search) => withSearch('/items', search),
  settings: (page: SettingsPage = 'account') => `/settings/${page}`,
  reference: (search?: Search) => withSearch('/reference', search),
  published: (token: string) => `/p/${part(token)}`,
} as const
