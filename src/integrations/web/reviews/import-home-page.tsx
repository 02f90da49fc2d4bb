import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useRead } from '#web/api.ts'
import { Page } from '#web/parts/page.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { paths } from '#web/paths.ts'
import { EarlierImports } from './earlier-imports.tsx'
import classes from './import-home.module.css'
import { Chooser } from './sending/chooser.tsx'
import { DropReviews } from './sending/drop-reviews.tsx'
import { ParcelForm } from './sending/parcel-form.tsx'
import { received, type Sending, useSending } from './sending/sending.ts'
import { UnderWay } from './sending/under-way.tsx'
import { isBusy } from './use-import.ts'

/** Where reviews that an organisation has already are brought in, and what was brought before. */
export function ImportHomePage() {
  const sending = useSending()
  const router = useRouter()
  const imports = useRead(
    'GET /review-imports',
    {},
    { refetchInterval: ({ state }) => (state.data?.items.some(isBusy) ? 2_000 : false) },
  )
  useEffect(() => {
    if (sending.phase !== 'arrived') return
    received()
    void router.navigate({ href: paths.reviewImport(sending.id) })
  }, [sending, router])
  return (
    <Page
      title="Bring reviews you have"
      lead="Years of reviews in folders, wikis and documents become incidents with their timelines, findings and items: searchable, and there when the same thing happens again."
    >
      <div className={classes.parts}>
        <Step sending={sending} />
        <ProblemNotice error={imports.error} onAgain={() => void imports.refetch()} />
        {imports.data && imports.data.items.length > 0 && <EarlierImports imports={imports.data.items} />}
      </div>
      {(sending.phase === 'idle' || sending.phase === 'packed') && <DropReviews />}
    </Page>
  )
}

function Step({ sending }: { sending: Sending }) {
  if (sending.phase === 'idle') return <Chooser problem={sending.problem} />
  if (sending.phase === 'packed')
    return <ParcelForm key={sending.parcel.name} parcel={sending.parcel} problem={sending.problem} />
  if (sending.phase === 'arrived') return null
  return <UnderWay sending={sending} />
}
