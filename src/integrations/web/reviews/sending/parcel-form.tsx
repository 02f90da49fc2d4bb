import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { LeftOutFile } from '#integrations/reviews/packing.ts'
import { ApiProblem } from '#platform/http/client.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { formatBytes } from '#web/time/format.ts'
import { counted, plural } from '../words.ts'
import classes from './sending.module.css'
import { dismiss, type Parcel, send } from './sending.ts'

/** What is about to be sent, what is not and why, and by which name it will be known. */
export function ParcelForm({ parcel, problem }: { parcel: Parcel; problem: unknown }) {
  const [collection, setCollection] = useState(parcel.name)
  const { documents, leftOut, zip } = parcel
  const start = () => void send(collection.trim())
  return (
    <section className={classes.parcel} aria-label="Ready to be sent">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (collection.trim() !== '') start()
        }}
      >
        <p className={classes.title}>
          {documents === null ? 'A zip' : plural(documents, 'file')} of {formatBytes(zip.size)}
        </p>
        <p className={classes.text}>
          {documents === null
            ? 'It is sent as it is. What can’t be read in it is told afterwards.'
            : 'They are sent to your Afterword and read there. Nothing is imported yet.'}
        </p>
        <LeftOutList leftOut={leftOut} />
        <TextInput
          className={classes.name}
          label="Name of the collection"
          description="Under this name the documents are known again: bring a newer state of them later, and it updates instead of doubling."
          maxLength={120}
          value={collection}
          onChange={(event) => setCollection(event.currentTarget.value)}
        />
        <ProblemNotice error={problem} />
        <div className={classes.buttons}>
          {!isUseless(problem) && (
            <Button type="submit" disabled={collection.trim() === ''}>
              {problem ? 'Send again' : 'Send and read'}
            </Button>
          )}
          <Button variant="default" onClick={dismiss}>
            Choose something else
          </Button>
        </div>
      </form>
    </section>
  )
}

/** The same bytes would be refused again. */
const isUseless = (problem: unknown) =>
  problem instanceof ApiProblem && ['invalid-input', 'too-large'].includes(problem.code)

const mostShown = 200

function LeftOutList({ leftOut }: { leftOut: readonly LeftOutFile[] }) {
  if (leftOut.length === 0) return null
  const shown = leftOut.slice(0, mostShown)
  return (
    <details className={classes.leftOut}>
      <summary>{plural(leftOut.length, 'file or folder is', 'files and folders are')} left out</summary>
      <ul>
        {shown.map(({ path, reason }) => (
          <li key={path}>
            <span className={classes.path}>{path}</span> <span className={classes.soft}>{reason}</span>
          </li>
        ))}
      </ul>
      {leftOut.length > shown.length && (
        <p className={classes.soft}>and {counted(leftOut.length - shown.length)} more</p>
      )}
    </details>
  )
}
