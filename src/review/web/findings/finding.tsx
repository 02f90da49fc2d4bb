import { ActionIcon } from '@mantine/core'
import { IconLink, IconPencil, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { ofFinding } from '../language/place-context.ts'
import { useDesk } from '../use-desk.ts'
import type { StatementKind, Statements } from '../use-statements.ts'
import { EditableWords } from '../words/editable-words.tsx'
import { LineRefs } from '../words/line-refs.tsx'
import { PlainWords } from '../words/plain-words.tsx'
import classes from './findings.module.css'

interface FindingProps<K extends Exclude<StatementKind, 'notes'>> {
  kind: K
  one: Statements[K]
  pick: (one: Statements[K]) => string
  change: (text: string) => Partial<Statements[K]>
  /** What it is called: `insight`, `factor`. */
  called: string
  onWriting: (writing: boolean) => void
  /** Stands above the words. */
  children?: ReactNode
}

/** An insight or a factor: its words, the lines it rests on, and what can be done with it. */
export function Finding<K extends Exclude<StatementKind, 'notes'>>({
  kind,
  one,
  pick,
  change,
  called,
  onWriting,
  children,
}: FindingProps<K>) {
  const { statements, chosen, light } = useDesk()
  const missing = chosen.filter((id) => !one.entryIds.includes(id))
  const point = () =>
    statements.adjust(kind, one, { entryIds: [...one.entryIds, ...missing] } as Partial<Statements[K]>)
  return (
    <li
      id={`${called}-${one.id}`}
      className={classes.finding}
      onPointerEnter={() => light(one.entryIds)}
      onPointerLeave={() => light([])}
    >
      {children}
      <EditableWords
        label={`The ${called}`}
        keep={`${called}.${one.id}`}
        prompting={ofFinding}
        base={one}
        pick={pick}
        save={(value, base) => statements.change(kind, base, change(value))}
        reload={() => statements.latest(kind, one)}
        onWriting={onWriting}
      >
        {(begin) => (
          <>
            <PlainWords text={pick(one)} />
            <div className={classes.foot}>
              <LineRefs entryIds={one.entryIds} />
              <span className={classes.tools}>
                {missing.length > 0 && (
                  <Tool label={`Point this ${called} to the chosen lines`} onClick={point}>
                    <IconLink size={16} aria-hidden />
                  </Tool>
                )}
                <Tool label={`Edit the ${called}`} onClick={begin}>
                  <IconPencil size={16} aria-hidden />
                </Tool>
                <Tool
                  label={`Remove the ${called}`}
                  onClick={() => statements.takeAway(kind, one.id, `The ${called} is gone.`)}
                >
                  <IconTrash size={16} aria-hidden />
                </Tool>
              </span>
            </div>
          </>
        )}
      </EditableWords>
    </li>
  )
}

function Tool({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <ActionIcon size="sm" variant="subtle" color="gray" aria-label={label} title={label} onClick={onClick}>
      {children}
    </ActionIcon>
  )
}
