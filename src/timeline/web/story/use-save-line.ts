import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { isConflict } from '#web/parts/problem.ts'
import type { Entry, StoryLine } from '../../contract.ts'
import { changeOf, clashes, type LineChange, type LineDraft, rebased } from './line-draft.ts'
import { isComing } from './story-ops.ts'
import { storyOf } from './use-story.ts'

/** Shows an entry as it is now wherever it is listed, before everything is read again. */
export function putEntry(client: QueryClient, key: string, entry: Entry) {
  client.setQueriesData<{ items: Entry[] }>(
    { queryKey: ['GET /incidents/:key/entries', { key }] },
    (page) => page && { ...page, items: page.items.map((one) => (one.id === entry.id ? entry : one)) },
  )
  client.setQueryData(
    storyOf(key).queryKey,
    (story) =>
      story && {
        items: story.items.map((line) => (line.entry.id === entry.id ? { ...line, entry } : line)),
      },
  )
}

async function latestOf(key: string, base: StoryLine): Promise<StoryLine> {
  const { items } = await api('GET /incidents/:key/story', { params: { key } })
  return items.find(({ entry }) => entry.id === base.entry.id) ?? base
}

/** The line to change. One that somebody took out comes back first, since words need a line to stand on. */
async function standing(key: string, base: StoryLine, gone: boolean): Promise<StoryLine> {
  if (gone) await api('POST /incidents/:key/story', { params: { key }, body: { entryIds: [base.entry.id] } })
  return gone || isComing(base) ? latestOf(key, base) : base
}

async function send(client: QueryClient, key: string, { entry, words }: LineChange, base: StoryLine) {
  if (entry) {
    const body = { ...entry, version: base.entry.version }
    putEntry(client, key, await api('PATCH /entries/:id', { params: { id: base.entry.id }, body }))
  }
  if (words === undefined) return
  await api('PATCH /story-lines/:id', { params: { id: base.id }, body: { words, version: base.version } })
}

/** What is there now: in the story the line, elsewhere the entry that the refusal brought along. */
async function latestFor(key: string, base: StoryLine, current: unknown): Promise<StoryLine> {
  if (base.id !== '') return latestOf(key, base)
  const entry = current as Entry | undefined
  return entry?.id === base.entry.id ? { ...base, entry } : base
}

/**
 * Saves what was edited about a line. Changes of others to other parts of it are no conflict; to the same part, it
 * fails with `changed-meanwhile` and the person chooses.
 */
export function useSaveLine(key: string) {
  const client = useQueryClient()
  return useMemo(() => {
    const settle = async () => {
      await client.fetchQuery({ ...storyOf(key), staleTime: 0 })
      void refresh(client, ['entry', 'marker'], key)
    }
    return {
      async save(draft: LineDraft, base: StoryLine, gone = false) {
        const upon = await standing(key, base, gone)
        await send(client, key, changeOf(draft, upon), upon).catch(async (error: unknown) => {
          if (!isConflict(error)) throw error
          const latest = await latestFor(key, base, error.extra.current)
          if (clashes(draft, base, latest)) throw error
          await send(client, key, changeOf(rebased(draft, base, latest), latest), latest)
        })
        await settle()
      },
      /** The line as it is now, for a choice between two versions. */
      reload: (base: StoryLine) => latestOf(key, base),
      /** The words and times as they came; the story’s own words go as well. */
      async backToOriginal({ id, entry, words, version }: StoryLine) {
        if (entry.original !== null || entry.knownAt !== null)
          putEntry(client, key, await api('DELETE /entries/:id/edit', { params: { id: entry.id } }))
        if (words !== null)
          await api('PATCH /story-lines/:id', { params: { id }, body: { words: null, version } })
        await settle()
      },
    }
  }, [client, key])
}
