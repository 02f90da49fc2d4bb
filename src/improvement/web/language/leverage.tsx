import { Menu } from '@mantine/core'
import { itemPhases, itemStrengths, itemTypes } from '#language/actionability/judgement.ts'
import { itemPhaseName, itemStrengthName, itemTypeName } from '#review/wording.ts'
import type { Item } from '../../contract.ts'
import { isOpen, type Leverage } from '../../item.ts'
import { useItems } from '../use-items.ts'
import classes from './leverage.module.css'
import { strengthMeaning, typeMeaning } from './leverage-words.ts'
import { Suggestion } from './suggestion.tsx'

interface LeverageLineProps {
  item: Item
  /** Its end as it is being written. */
  doneWhen: string
}

/** How much an item moves, what it does and where it helps: what people chose, and what its words suggest. */
export function LeverageLine({ item, doneWhen }: LeverageLineProps) {
  const { adjust } = useItems()
  const choose = (change: Partial<Leverage>) => adjust(item, change)
  return (
    <div>
      <div className={classes.line}>
        <Choice
          label="Strength"
          unset="how strong?"
          options={itemStrengths}
          names={itemStrengthName}
          meanings={strengthMeaning}
          value={item.strength}
          onChoose={(strength) => choose({ strength })}
        />
        <Choice
          label="What it does"
          unset="what does it do?"
          options={itemTypes}
          names={itemTypeName}
          meanings={typeMeaning}
          value={item.type}
          onChoose={(type) => choose({ type })}
        />
        <Choice
          label="Where it helps"
          unset="where does it help?"
          options={itemPhases}
          names={itemPhaseName}
          value={item.phase}
          onChoose={(phase) => choose({ phase })}
        />
      </div>
      {isOpen(item.state) && <Suggestion item={item} doneWhen={doneWhen} onTake={choose} />}
    </div>
  )
}

interface ChoiceProps<Word extends string> {
  label: string
  unset: string
  options: readonly Word[]
  names: Record<Word, string>
  meanings?: Record<Word, string>
  value: Word | null
  onChoose: (value: Word | null) => void
}

function Choice<Word extends string>(props: ChoiceProps<Word>) {
  const { label, unset, options, names, meanings, value, onChoose } = props
  return (
    <Menu position="bottom-start" width={270}>
      <Menu.Target>
        <button type="button" className={classes.choice} data-empty={value === null || undefined}>
          <span className="for-ears">{label}: </span>
          {value === null ? unset : names[value]}
        </button>
      </Menu.Target>
      <Menu.Dropdown mah="20rem" style={{ overflowY: 'auto' }}>
        {options.map((one) => (
          <Menu.Item key={one} onClick={() => onChoose(one)} aria-current={one === value || undefined}>
            <span className={classes.name}>{names[one]}</span>
            {meanings && <span className={classes.meaning}>{meanings[one]}</span>}
          </Menu.Item>
        ))}
        {value !== null && <Menu.Item onClick={() => onChoose(null)}>Not said</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
