import type { Ref } from 'react'
import { ofFinding } from '../language/place-context.ts'
import { useDesk } from '../use-desk.ts'
import { useHeld } from '../use-held.ts'
import { AddLine } from './add-line.tsx'
import { Finding } from './finding.tsx'
import classes from './findings.module.css'

/** What we learned about the system, the people in it included. */
export function Insights({ field }: { field: Ref<HTMLInputElement> }) {
  const { review, statements, chosen } = useDesk()
  const [insights, hold] = useHeld(review.insights)
  return (
    <section className={classes.section} aria-labelledby="insights">
      <h2 id="insights" className={classes.title}>
        What we learned
      </h2>
      {insights.length > 0 && (
        <ul className={classes.list}>
          {insights.map((one) => (
            <Finding
              key={one.id}
              kind="insights"
              called="insight"
              one={one}
              pick={({ text }) => text}
              change={(text) => ({ text })}
              onWriting={(writing) => hold(one, writing)}
            />
          ))}
        </ul>
      )}
      <AddLine
        ref={field}
        label="Add an insight"
        placeholder="Something about how things really work"
        prompting={ofFinding}
        add={(text) => statements.addInsight({ text, entryIds: [...chosen] })}
      />
    </section>
  )
}
