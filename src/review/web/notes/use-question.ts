import { useQuery } from '@tanstack/react-query'
import type { Note } from '../../contract.ts'

/** A question that what was said may open, or null. The engine for it comes when the first note is there. */
export function useQuestion({ text, tag }: Pick<Note, 'text' | 'tag'>): string | null {
  const { data = null } = useQuery({
    queryKey: ['question about', text],
    queryFn: async () => (await import('#language/curiosity.ts')).questionAbout(text, { format: 'text' }),
    enabled: tag !== 'question',
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data
}
