import type { ReactNode } from 'react'
import { useItems } from '#improvement/web/use-items.ts'
import { dayText } from '#incident/moment.ts'
import type { ReportContent } from '../../../report-content.ts'
import { itemPhaseName, itemStrengthName, itemTypeName } from '../../../wording.ts'
import { ofItem } from '../../language/place-context.ts'
import { PlainWords } from '../../words/plain-words.tsx'
import { matched } from '../sources.ts'
import { useReportDesk } from '../use-report-desk.ts'
import { EditableLine } from './editable-line.tsx'
import classes from './items.module.css'

type Item = ReportContent['items'][number]

/** What changes because of it: each item with owner, date, what it answers and how its success will show. */
export function ItemList({ content }: { content: ReportContent }) {
  const desk = useReportDesk()
  const { save, latest } = useItems()
  const sources = matched(desk?.items ?? [], content.items.length)
  if (content.items.length === 0) return null
  return (
    <ol className={classes.items}>
      {content.items.map((item, index) => {
        const source = sources[index]
        return (
          <li key={source?.id ?? `${index}-${item.title.slice(0, 40)}`}>
            <div className={classes.itemTitle}>
              {source ? (
                <EditableLine
                  label="item"
                  shown={item.title}
                  maxLength={300}
                  prompting={{ ...ofItem, place: `items:${source.id}` }}
                  base={source}
                  pick={({ title }) => title}
                  save={(title, base) => save({ title: title.trim() }, base)}
                  reload={() => latest(source)}
                />
              ) : (
                <PlainWords text={item.title} />
              )}
            </div>
            <dl>
              {factsOf(item).map(({ name, value }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd dir="auto">{value}</dd>
                </div>
              ))}
            </dl>
          </li>
        )
      })}
    </ol>
  )
}

function factsOf(item: Item): { name: string; value: ReactNode }[] {
  const { proof } = item
  return [
    { name: 'State', value: item.state.replaceAll('-', ' ') },
    { name: 'Owner', value: item.owner },
    { name: 'Due', value: item.due && dayText(item.due) },
    { name: 'Strength', value: item.strength && itemStrengthName[item.strength] },
    { name: 'What it does', value: item.type && itemTypeName[item.type] },
    { name: 'Where it helps', value: item.phase && itemPhaseName[item.phase] },
    {
      name: 'Followed up at',
      value: item.url && /^https?:\/\//i.test(item.url) && <FollowedUp url={item.url} />,
    },
    { name: 'Because of', value: item.factors.length > 0 && <Answers factors={item.factors} /> },
    { name: 'Done when', value: item.doneWhen },
    { name: 'We will measure', value: proof?.measure },
    { name: 'By', value: proof?.how },
    { name: 'Expecting', value: proof?.expected },
    { name: 'Checked on', value: proof?.on && dayText(proof.on) },
    { name: 'Reported by', value: proof?.who },
  ].filter(({ value }) => value)
}

function FollowedUp({ url }: { url: string }) {
  return (
    <a href={url} rel="noopener noreferrer nofollow">
      {url.replace(/^https?:\/\//i, '')}
    </a>
  )
}

function Answers({ factors }: { factors: readonly number[] }) {
  return (
    <>
      {factors.map((factor, index) => (
        <span key={factor}>
          {index > 0 && ', '}
          <a href={`#factor-${factor}`}>factor {factor}</a>
        </span>
      ))}
    </>
  )
}
