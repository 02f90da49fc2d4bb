import { IconHelp } from '@tabler/icons-react'
import type { Ref } from 'react'
import type { Factor } from '../../contract.ts'
import { ofFinding } from '../language/place-context.ts'
import { useDesk } from '../use-desk.ts'
import { useHeld } from '../use-held.ts'
import { AddLine } from './add-line.tsx'
import { KindMenu, LayerMenu } from './factor-menus.tsx'
import { Finding } from './finding.tsx'
import classes from './findings.module.css'
import { nudgesFor } from './nudges.ts'

/** What contributed, what helped, what could still hurt: each with what it rests on. */
export function Factors({ field }: { field: Ref<HTMLInputElement> }) {
  const { review, statements, chosen } = useDesk()
  const [factors, hold] = useHeld(review.factors)
  return (
    <section className={classes.section} aria-labelledby="factors">
      <h2 id="factors" className={classes.title}>
        Contributing factors
      </h2>
      {factors.length > 0 && (
        <ul className={classes.list}>
          {factors.map((one) => (
            <Finding
              key={one.id}
              kind="factors"
              called="factor"
              one={one}
              pick={({ statement }) => statement}
              change={(statement) => ({ statement })}
              onWriting={(writing) => hold(one, writing)}
            >
              <FactorKinds factor={one} />
            </Finding>
          ))}
        </ul>
      )}
      <Nudges factors={review.factors} />
      <AddLine
        ref={field}
        label="Add a factor"
        placeholder="Something that made a difference"
        prompting={ofFinding}
        add={(statement) => statements.addFactor({ statement, entryIds: [...chosen] })}
      />
    </section>
  )
}

function FactorKinds({ factor }: { factor: Factor }) {
  const { statements } = useDesk()
  return (
    <div className={classes.kinds}>
      <KindMenu kind={factor.kind} onChoose={(kind) => statements.adjust('factors', factor, { kind })} />
      <LayerMenu layer={factor.layer} onChoose={(layer) => statements.adjust('factors', factor, { layer })} />
    </div>
  )
}

/** What the factors so far leave open, asked in passing. */
function Nudges({ factors }: { factors: readonly Factor[] }) {
  const nudges = nudgesFor(factors)
  if (nudges.length === 0) return null
  return (
    <ul className={classes.nudges} aria-label="To think about">
      {nudges.map(({ id, text }) => (
        <li key={id}>
          <IconHelp size={17} aria-hidden />
          {text}
        </li>
      ))}
    </ul>
  )
}
