import { Button } from '@mantine/core'
import { useParams, useRouter } from '@tanstack/react-router'
import { useRef } from 'react'
import type { ReviewImport } from '#integrations/reviews/import/contract.ts'
import { useChange } from '#web/api.ts'
import { Empty } from '#web/parts/empty.tsx'
import { Go } from '#web/parts/go.tsx'
import { Page } from '#web/parts/page.tsx'
import { tell, tellProblem } from '#web/parts/toasts.ts'
import { paths } from '#web/paths.ts'
import { Preview } from './preview/preview.tsx'
import { ProgressSheet } from './progress-sheet.tsx'
import { Result } from './result/result.tsx'
import { useImport } from './use-import.ts'
import { counted, importedOf, outcomesText, plural } from './words.ts'

/** One import from its first byte to what became of it. */
export function ImportPage() {
  const { id = '' } = useParams({ strict: false })
  const one = useImport(id)
  const seenReady = useRef(false)
  if (one.state === 'ready') seenReady.current = true
  return (
    <Page title={one.collection} lead={leadOf(one)} actions={<PageActions one={one} />}>
      <Body one={one} again={seenReady.current} />
    </Page>
  )
}

/** Correcting how documents are read reads some of them again; what is on the page stays there meanwhile. */
function Body({ one, again }: { one: ReviewImport; again: boolean }) {
  if (one.state === 'waiting') return <NotArrived />
  if (one.state === 'importing') return <ProgressSheet one={one} />
  if (one.state === 'reading' && !again) return <ProgressSheet one={one} />
  if (one.state === 'reading' || one.state === 'ready') return <Preview one={one} />
  return <Result one={one} />
}

function leadOf({ name, collection, state, documents, taken, outcomes }: ReviewImport): string | undefined {
  const from = name === collection ? '' : `${name} · `
  if (state === 'ready')
    return `${from}${plural(documents, 'document')} read, ${counted(taken)} to be imported. Nothing is imported yet.`
  if (state === 'done') return `${from}${plural(documents, 'document')}: ${outcomesText(outcomes)}`
  if (state === 'withdrawn') return `${from}This import was taken back.`
  return from === '' ? undefined : name
}

function NotArrived() {
  return (
    <Empty
      title="Its files have not arrived"
      actions={
        <Button component={Go} to={paths.imports()}>
          Choose the files again
        </Button>
      }
    >
      They may still be on their way from another window, or sending was interrupted. Nothing was imported.
      Choose them again, and forget this import.
    </Empty>
  )
}

function PageActions({ one }: { one: ReviewImport }) {
  const router = useRouter()
  const remove = useChange('DELETE /review-imports/:id', { touches: [] })
  const forget = () =>
    remove
      .mutateAsync({ params: { id: one.id } })
      .then(() => {
        tell('The import is forgotten; nothing of it is kept.')
        void router.navigate({ href: paths.imports() })
      })
      .catch(tellProblem)
  const forgettable =
    ['waiting', 'ready', 'failed', 'cancelled'].includes(one.state) && importedOf(one.outcomes) === 0
  return (
    <>
      {forgettable && (
        <Button variant="subtle" color="gray" onClick={forget} loading={remove.isPending}>
          Forget this import
        </Button>
      )}
      <Button variant="subtle" color="gray" component={Go} to={paths.imports()}>
        All imports
      </Button>
    </>
  )
}
