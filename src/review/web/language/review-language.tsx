import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useMe } from '#people/web/use-me.ts'
import { useChange, useRead } from '#web/api.ts'
import { LanguageContext, type LanguageHome, useLanguageHome } from '#web/parts/language/home.ts'
import { tellProblem } from '#web/parts/toasts.ts'
import { useKeptAside } from './kept-aside.ts'

interface ReviewLanguageProps {
  incidentKey: string
  children: ReactNode
}

/** Lets the fields inside ask about words, with what their review knows: people, what was put aside, the list. */
export function ReviewLanguage({ incidentKey, children }: ReviewLanguageProps) {
  const outer = useLanguageHome()
  if (outer?.name === incidentKey) return children
  return <Home incidentKey={incidentKey}>{children}</Home>
}

function Home({ incidentKey: key, children }: ReviewLanguageProps) {
  const { organisation } = useMe()
  const [wanted, setWanted] = useState(false)
  const want = useCallback(() => setWanted(true), [])
  const names = useNames(key, wanted)
  const allow = useAllowed(wanted)
  const { aside, putAside, askAgain, sent } = useAside(key, wanted)
  const addWord = useAddWord()
  const home = useMemo<LanguageHome>(
    () => ({
      name: key,
      organisation: organisation.name,
      names,
      allow: allow ?? [],
      aside: allow ? aside : null,
      want,
      putAside,
      askAgain,
      sent,
      addWord,
    }),
    [key, organisation.name, names, allow, aside, want, putAside, askAgain, sent, addWord],
  )
  return <LanguageContext value={home}>{children}</LanguageContext>
}

/** Everybody whose name the page knows: participants, people in roles, those who act in the story. */
function useNames(key: string, wanted: boolean): readonly string[] {
  const params = { key }
  const review = useRead('GET /incidents/:key/review', { params }, { enabled: wanted }).data
  const incident = useRead('GET /incidents/:key', { params }, { enabled: wanted }).data
  // Only where it is on the screen anyway: a story is long.
  const story = useRead('GET /incidents/:key/story', { params }, { enabled: false }).data
  const names = [
    ...(review?.participants.map(({ name }) => name) ?? []),
    ...(incident?.roles.map(({ name }) => name) ?? []),
    ...(story?.items.flatMap(({ entry }) => (entry.actorKind === 'human' ? (entry.actor ?? []) : [])) ?? []),
  ]
  const all = [...new Set(names)].sort().join('\n')
  // One list as long as the names are the same: what was read by it stays read.
  return useMemo(() => all.split('\n').filter(Boolean), [all])
}

function useAllowed(wanted: boolean): readonly string[] | undefined {
  const { data, isError } = useRead('GET /language/words', {}, { enabled: wanted })
  return useMemo(
    () => data?.items.map(({ expression }) => expression) ?? (isError ? [] : undefined),
    [data, isError],
  )
}

/** Without a review that one takes part in, what is put aside is kept in this tab. */
function useAside(key: string, wanted: boolean) {
  const params = useMemo(() => ({ key }), [key])
  const { data, isError } = useRead(
    'GET /incidents/:key/language/dismissals',
    { params },
    { enabled: wanted },
  )
  const { kept, keep, letGo, waiting } = useKeptAside(key)
  const add = useChange('POST /incidents/:key/language/dismissals', {
    touches: ['dismissal'],
    incidentKey: key,
  }).mutateAsync
  const remove = useChange('DELETE /incidents/:key/language/dismissals/:id', {
    touches: ['dismissal'],
    incidentKey: key,
  }).mutateAsync
  const putAside = useCallback<LanguageHome['putAside']>(
    async (mark, scope, keeping) => {
      if (keeping || isError) {
        const id = keep({ ...mark, scope }, keeping === 'until-sent')
        return async () => letGo(id)
      }
      const { id } = await add({ params, body: { ...mark, scope } })
      return () => remove({ params: { ...params, id } })
    },
    [params, isError, keep, letGo, add, remove],
  )
  const askAgain = useCallback<LanguageHome['askAgain']>(
    (them) =>
      Promise.all(
        them.map(({ id }) =>
          data?.items.some((one) => one.id === id) ? remove({ params: { ...params, id } }) : letGo(id),
        ),
      ),
    [data, params, remove, letGo],
  )
  const sent = useCallback(
    (anonymous: boolean) => {
      for (const { id, ...body } of waiting()) {
        if (anonymous || isError) keep(body, false)
        else void add({ params, body }).catch(tellProblem)
        letGo(id)
      }
    },
    [waiting, isError, keep, add, params, letGo],
  )
  const aside = useMemo(
    () => (data ? [...data.items, ...kept] : isError ? kept : null),
    [data, isError, kept],
  )
  return { aside, putAside, askAgain, sent }
}

function useAddWord(): LanguageHome['addWord'] {
  const add = useChange('POST /language/words', { touches: ['word'] }).mutateAsync
  const remove = useChange('DELETE /language/words/:id', { touches: ['word'] }).mutateAsync
  return useCallback(
    async (expression, reason) => {
      const { id } = await add({ body: { expression, reason } })
      return () => remove({ params: { id } })
    },
    [add, remove],
  )
}
