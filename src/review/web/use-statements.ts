import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ApiProblem } from '#platform/http/client.ts'
import { api } from '#web/api.ts'
import { refresh } from '#web/keys.ts'
import { offerUndo, tellProblem } from '#web/parts/toasts.ts'
import type { Factor, Insight, NewFactor, NewInsight, Note, Review } from '../contract.ts'
import { reviewOf } from './use-review.ts'

/** What people said in a review: they live alike and differ in their words. */
export interface Statements {
  notes: Note
  insights: Insight
  factors: Factor
}
export type StatementKind = keyof Statements
type Change<K extends StatementKind> = Partial<Omit<Statements[K], 'id' | 'version'>>

const named = { notes: 'note', insights: 'insight', factors: 'factor' } as const

const removal = {
  notes: 'DELETE /notes/:id',
  insights: 'DELETE /insights/:id',
  factors: 'DELETE /factors/:id',
} as const
const restoration = {
  notes: 'POST /notes/:id/restoration',
  insights: 'POST /insights/:id/restoration',
  factors: 'POST /factors/:id/restoration',
} as const
const change = {
  notes: 'PATCH /notes/:id',
  insights: 'PATCH /insights/:id',
  factors: 'PATCH /factors/:id',
} as const

type Put = (update: (review: Review) => Review) => void
type ById = { params: { id: string } }

/** Lays a list of a review with one statement exchanged, or appended when it is not there. */
export function withStatement<K extends StatementKind>(review: Review, kind: K, one: Statements[K]): Review {
  const list: readonly Statements[K][] = review[kind] as never
  const there = list.some(({ id }) => id === one.id)
  return { ...review, [kind]: there ? list.map((each) => (each.id === one.id ? one : each)) : [...list, one] }
}

export function withoutStatement(review: Review, kind: StatementKind, id: string): Review {
  return { ...review, [kind]: review[kind].filter((each) => each.id !== id) }
}

const call = (name: string, request: unknown) =>
  api(name as 'DELETE /notes/:id', request as ById) as Promise<unknown>

async function restore<K extends StatementKind>(kind: K, id: string): Promise<Statements[K]> {
  return (await call(restoration[kind], { params: { id } })) as Statements[K]
}

/** Somebody may have taken it away while it was being written; whoever writes brings it back. */
async function send<K extends StatementKind>(
  kind: K,
  one: Statements[K],
  given: Change<K>,
): Promise<Statements[K]> {
  const patch = (version: number) =>
    call(change[kind], { params: { id: one.id }, body: { ...given, version } }) as Promise<Statements[K]>
  return patch(one.version).catch(async (error: unknown) => {
    if (!(error instanceof ApiProblem && error.code === 'not-found')) throw error
    return patch((await restore(kind, one.id)).version)
  })
}

function statementsOf(client: QueryClient, key: string) {
  const { queryKey } = reviewOf(key)
  const put: Put = (update) => {
    void client.cancelQueries({ queryKey })
    client.setQueryData(queryKey, (review) => (review ? update(review) : review))
  }
  const settle = (kind: StatementKind) => void refresh(client, [named[kind]], key)
  const params = { key }

  return {
    async write(body: { text: string; tag: Note['tag']; entryIds: string[]; anonymous: boolean }) {
      const note = await api('POST /incidents/:key/notes', { params, body })
      put((review) => withStatement(review, 'notes', note))
      settle('notes')
      return note
    },
    async addInsight(body: NewInsight) {
      const insight = await api('POST /incidents/:key/insights', { params, body })
      put((review) => withStatement(review, 'insights', insight))
      settle('insights')
      return insight
    },
    async addFactor(body: Pick<NewFactor, 'statement' | 'entryIds'> & Partial<NewFactor>) {
      const factor = await api('POST /incidents/:key/factors', { params, body })
      put((review) => withStatement(review, 'factors', factor))
      settle('factors')
      return factor
    },
    /** Shown at once. Fails with `changed-meanwhile` when it was said upon an old version; nothing is overwritten. */
    async change<K extends StatementKind>(kind: K, one: Statements[K], given: Change<K>) {
      put((review) => withStatement(review, kind, { ...one, ...given }))
      try {
        const saved = await send(kind, one, given)
        put((review) => withStatement(review, kind, saved))
        return saved
      } finally {
        settle(kind)
      }
    },
    async remove(kind: StatementKind, id: string) {
      put((review) => withoutStatement(review, kind, id))
      try {
        await call(removal[kind], { params: { id } })
      } finally {
        settle(kind)
      }
    },
    async restore<K extends StatementKind>(kind: K, id: string) {
      const one = await restore(kind, id)
      put((review) => withStatement(review, kind, one))
      settle(kind)
    },
    /** What is there now, for a choice between two versions. */
    async latest<K extends StatementKind>(kind: K, one: Statements[K]): Promise<Statements[K]> {
      const review = await api('GET /incidents/:key/review', { params })
      const list: readonly Statements[K][] = review[kind] as never
      return list.find(({ id }) => id === one.id) ?? one
    },
  }
}

/** Everything that can be done with what people said, shown at once and never lost. */
export function useStatements(key: string) {
  const client = useQueryClient()
  return useMemo(() => {
    const statements = statementsOf(client, key)
    return {
      ...statements,
      /** Small changes (a tag, a kind, links) whose failure is told beside the page. */
      adjust<K extends StatementKind>(kind: K, one: Statements[K], given: Change<K>) {
        statements.change(kind, one, given).catch(tellProblem)
      },
      takeAway(kind: StatementKind, id: string, words: string) {
        statements
          .remove(kind, id)
          .then(() => offerUndo(words, () => statements.restore(kind, id)))
          .catch(tellProblem)
      },
    }
  }, [client, key])
}
export type StatementActions = ReturnType<typeof useStatements>
