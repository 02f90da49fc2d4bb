import { useParams } from '@tanstack/react-router'

/** The key of the incident whose pages we are on. */
export function useIncidentKey(): string {
  const { key } = useParams({ strict: false })
  if (!key) throw new Error('This belongs on the pages of an incident.')
  return key
}
