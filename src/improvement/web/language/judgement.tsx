import { IconCircleCheck, IconCircleDashed, IconCircleHalf2 } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import { judgeItem } from '#language/actionability/actionability.ts'
import { Go } from '#web/parts/go.tsx'
import type { LanguageHome } from '#web/parts/language/home.ts'
import { paths } from '#web/paths.ts'
import type { OpenItem } from '../../contract.ts'
import type { JudgedProps } from './judged.tsx'
import classes from './judgement.module.css'
import { firstPrompts, standing, verdictName, worthJudging } from './judgement-words.ts'
import { useAlike } from './use-alike.ts'
import { useSettled } from './use-settled.ts'

const icons = {
  ready: IconCircleCheck,
  'needs-work': IconCircleHalf2,
  'not-actionable': IconCircleDashed,
}

/** Milliseconds without a key after which words are looked at, and after which what was seen is said aloud. */
const pause = 500
const settled = 1_500

/** A quiet verdict, with the questions that would change it; advice alone, whatever it says. */
export function Judgement({ text, doneWhen = '', id, writing, home }: JudgedProps & { home: LanguageHome }) {
  const { want, names } = home
  useEffect(want, [want])
  const now = useSettled(text.trim(), pause)
  const end = useSettled(doneWhen, pause)
  const empty = text.trim() === '' || !worthJudging(now, writing)
  const judged = useMemo(
    () => (empty ? null : judgeItem(now, { names, doneWhen: end })),
    [empty, now, names, end],
  )
  const alike = useAlike(empty ? '' : now, id, writing)
  const first = judged ? judged.prompts.slice(0, firstPrompts(judged.verdict)) : []
  return (
    <>
      <Said words={judged ? [verdictName[judged.verdict], ...first, ...alike.map(toldOf)].join('. ') : ''} />
      {judged && (
        <div className={classes.judgement}>
          <Verdict verdict={judged.verdict} />
          <Prompts first={first} others={judged.prompts.slice(first.length)} />
          <Alike items={alike} />
        </div>
      )}
    </>
  )
}

function Verdict({ verdict }: { verdict: keyof typeof icons }) {
  const Icon = icons[verdict]
  return (
    <p className={classes.verdict} data-verdict={verdict}>
      <Icon size={17} aria-hidden />
      {verdictName[verdict]}
    </p>
  )
}

function Prompts({ first, others }: { first: readonly string[]; others: readonly string[] }) {
  const [all, setAll] = useState(false)
  const shown = all ? [...first, ...others] : first
  return (
    <>
      {shown.length > 0 && (
        <ul className={classes.prompts} aria-label="Questions that may help">
          {shown.map((prompt) => (
            <li key={prompt}>{prompt}</li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <button type="button" className={classes.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Fewer questions' : moreName(others.length, first.length > 0)}
        </button>
      )}
    </>
  )
}

function moreName(count: number, more: boolean): string {
  if (count === 1) return more ? 'One more question' : 'One question'
  return more ? `${count} more questions` : `${count} questions`
}

const toldOf = (item: OpenItem) => `Looks like ${item.incidentKey}: ${item.title}, ${standing(item)}`

/** Others that say much the same. They open beside what is being written. */
function Alike({ items }: { items: readonly OpenItem[] }) {
  if (items.length === 0) return null
  return (
    <ul className={classes.alike} aria-label="Items that say much the same">
      {items.map((item) => (
        <li key={item.id}>
          Looks like{' '}
          <Go
            to={paths.incident(item.incidentKey, 'review', { pane: 'findings', item: item.id })}
            target="_blank"
            title="Opens in a new tab"
          >
            {item.incidentKey}: {item.title}
          </Go>
          , {standing(item)}
        </li>
      ))}
    </ul>
  )
}

/** For listeners: once somebody pauses, and not what was there before they began. */
function Said({ words }: { words: string }) {
  const [before] = useState(words)
  const [changed, setChanged] = useState(false)
  if (!changed && words !== before) setChanged(true)
  const said = useSettled(changed ? words : '', settled)
  return (
    <span role="status" className="for-ears">
      {said}
    </span>
  )
}
