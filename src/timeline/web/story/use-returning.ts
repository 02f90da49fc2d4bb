import { useQueryClient } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { offerUndo, tellProblem } from '#web/parts/toasts.ts'
import type { StoryLine } from '../../contract.ts'
import { announce } from '../announce.tsx'
import { useBenchActions } from '../use-workbench.ts'
import { draftOf } from './line-draft.ts'
import { remembered } from './story-ops.ts'
import { useSaveLine } from './use-save-line.ts'
import { storyOf, useStoryChange } from './use-story.ts'

/** Ways back that reach beyond the story: to what an entry originally said, and away with a recollection. */
export function useReturning() {
  const { incidentKey: key } = useBenchActions()
  const client = useQueryClient()
  const saving = useSaveLine(key)
  const { mutate } = useStoryChange(key)
  const readAgain = async () => {
    await client.fetchQuery({ ...storyOf(key), staleTime: 0 })
    await refresh(client, ['entry', 'marker'], key)
  }
  return {
    async backToOriginal(line: StoryLine) {
      try {
        await saving.backToOriginal(line)
        announce('The original stands again.')
        offerUndo('The original stands again.', async () => {
          const { items } = await api('GET /incidents/:key/story', { params: { key } })
          const now = items.find(({ entry }) => entry.id === line.entry.id)
          if (now) await saving.save(draftOf(line), now)
        })
      } catch (problem) {
        tellProblem(problem)
      }
    },
    async forget(line: StoryLine) {
      const params = { id: line.entry.id }
      const story = client.getQueryData(storyOf(key).queryKey)?.items ?? []
      const stood = remembered(story, [line.entry.id])
      try {
        await api('DELETE /entries/:id', { params })
        await readAgain()
        announce('The recollection is deleted.')
        offerUndo('The recollection is deleted.', async () => {
          await api('POST /entries/:id/restoration', { params })
          mutate({ do: 'restore', lines: stood })
          await readAgain()
        })
      } catch (problem) {
        tellProblem(problem)
      }
    },
  }
}
