import { type QueryClient, useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api, reading, useRead } from '#web/api.ts'
import { isConflict } from '#web/parts/problem.ts'
import { tellProblem } from '#web/parts/toasts.ts'
import type { StoryLine } from '../../contract.ts'
import { applyOps, type RemovedLine, type StoryOp } from './story-ops.ts'

const none: readonly StoryLine[] = []
const changes = (key: string) => ['story', key]
export const storyOf = (key: string) => reading('GET /incidents/:key/story', { params: { key } })

/**
 * The story as it stands, with what is on its way already in it: changes that the server has not answered yet are laid
 * over what was read, so that a failed one is simply gone again.
 */
export function useStory(key: string) {
  const { data, error, refetch } = useRead('GET /incidents/:key/story', { params: { key } })
  const coming = useMutationState({
    filters: { mutationKey: changes(key), status: 'pending' },
    select: (mutation) => mutation.state.variables as StoryOp,
  })
  const lines = useMemo(() => applyOps(data?.items ?? none, coming), [data, coming])
  return { lines, loading: data === undefined && error === null, error, again: () => void refetch() }
}

/** Changes the story at once; one change after another reaches the server, in the order in which they were made. */
export function useStoryChange(key: string) {
  const client = useQueryClient()
  return useMutation<void, Error, StoryOp>({
    mutationKey: changes(key),
    scope: { id: `story-${key}` },
    networkMode: 'always',
    mutationFn: (op) => send(client, key, op),
    onError: async (error) => {
      tellProblem(error)
      await readAgain(client, key)
    },
  })
}

async function readAgain(client: QueryClient, key: string): Promise<readonly StoryLine[]> {
  const story = storyOf(key)
  await client.cancelQueries({ queryKey: story.queryKey })
  return (await client.fetchQuery({ ...story, staleTime: 0 })).items
}

const known = (client: QueryClient, key: string): readonly StoryLine[] =>
  client.getQueryData(storyOf(key).queryKey)?.items ?? none

const lineOf = (lines: readonly StoryLine[], entryId: string) =>
  lines.find(({ entry }) => entry.id === entryId)

async function send(client: QueryClient, key: string, op: StoryOp): Promise<void> {
  if (op.do === 'take')
    await take(
      client,
      key,
      op.entries.map(({ id }) => id),
    )
  else if (op.do === 'remove') await remove(client, key, op.entryIds)
  else if (op.do === 'move') await move(client, key, op.entryId, op.after)
  else await restore(client, key, op.lines)
}

/** The server takes this many entries in one go. */
const most = 500

async function take(client: QueryClient, key: string, entryIds: readonly string[]): Promise<void> {
  for (let from = 0; from < entryIds.length; from += most) {
    const body = { entryIds: entryIds.slice(from, from + most) }
    const story = await api('POST /incidents/:key/story', { params: { key }, body })
    await client.cancelQueries({ queryKey: storyOf(key).queryKey })
    client.setQueryData(storyOf(key).queryKey, story)
  }
}

async function remove(client: QueryClient, key: string, entryIds: readonly string[]): Promise<void> {
  for (const entryId of entryIds) {
    const line = lineOf(known(client, key), entryId)
    if (line) await api('DELETE /story-lines/:id', { params: { id: line.id } })
  }
  await readAgain(client, key)
}

async function move(client: QueryClient, key: string, entryId: string, after: string | null): Promise<void> {
  const place = async (lines: readonly StoryLine[]) => {
    const line = lineOf(lines, entryId)
    const before = after === null ? null : (lineOf(lines, after)?.id ?? undefined)
    if (!line || before === undefined) return
    const body = { after: before, version: line.version }
    await api('PATCH /story-lines/:id', { params: { id: line.id }, body })
  }
  await place(known(client, key)).catch(async (error: unknown) => {
    // Somebody changed the line’s words meanwhile: no reason not to move it.
    if (!isConflict(error)) throw error
    await place(await readAgain(client, key))
  })
  await readAgain(client, key)
}

async function restore(client: QueryClient, key: string, removed: readonly RemovedLine[]): Promise<void> {
  await take(
    client,
    key,
    removed.map(({ entry }) => entry.id),
  )
  for (const { entry, words, after } of removed) {
    const lines = known(client, key)
    const line = lineOf(lines, entry.id)
    const before = after === null ? null : lineOf(lines, after)?.id
    if (!line) continue
    const body = { words, ...(before === undefined ? {} : { after: before }), version: line.version }
    await api('PATCH /story-lines/:id', { params: { id: line.id }, body })
  }
  await readAgain(client, key)
}
