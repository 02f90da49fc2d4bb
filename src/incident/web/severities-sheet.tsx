import { ActionIcon, Button, Group, Select, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useMe } from '#people/web/use-me.ts'
import { useChange, useRead } from '#web/api.ts'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { Rows } from '#web/parts/rows.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import { tell } from '#web/parts/toasts.ts'
import { useSubmit } from '#web/parts/use-submit.ts'
import type { Severity } from '../contract.ts'
import classes from './severities.module.css'
import { SeverityTag } from './severity-tag.tsx'

const colours = [
  'red',
  'orange',
  'yellow',
  'lime',
  'green',
  'teal',
  'cyan',
  'blue',
  'indigo',
  'violet',
  'grape',
  'pink',
  'gray',
]

/** The severity levels, gravest first; a level in use can be renamed but not removed. */
export function SeveritiesSheet() {
  const { administrator } = useMe()
  const severities = useRead('GET /severities', {}).data?.items
  if (!severities) return null
  if (administrator) return <Levels key={severities.map(({ id }) => id).join()} severities={severities} />
  return (
    <Sheet title="Severities" lead="The gravest first.">
      <Rows>
        {severities.map((one) => (
          <li key={one.id}>
            <SeverityTag severity={one} />
            <small>{one.description}</small>
          </li>
        ))}
      </Rows>
    </Sheet>
  )
}

type Level = Pick<Severity, 'name' | 'description' | 'colour'> & { id?: string; place: string }

function Levels({ severities }: { severities: readonly Severity[] }) {
  const [levels, setLevels] = useState<Level[]>(() => severities.map((one) => ({ ...one, place: one.id })))
  const put = useChange('PUT /severities', { touches: ['severity'] })
  const { run, busy, problem } = useSubmit(async () => {
    const items = levels.map(({ id, name, description, colour }) => ({
      name,
      description,
      colour,
      ...(id ? { id } : {}),
    }))
    await put.mutateAsync({ body: { items } })
    tell('The severities are saved.')
  })
  const change = (place: string, changes: Partial<Level>) =>
    setLevels((all) => all.map((one) => (one.place === place ? { ...one, ...changes } : one)))
  const move = (from: number, by: number) =>
    setLevels((all) => {
      const [one] = all.slice(from, from + 1)
      const rest = all.filter((_, at) => at !== from)
      return one ? [...rest.slice(0, from + by), one, ...rest.slice(from + by)] : all
    })
  const add = () =>
    setLevels((all) => [...all, { name: '', description: '', colour: 'gray', place: crypto.randomUUID() }])
  return (
    <Sheet
      title="Severities"
      lead="The gravest first. Words that say what each means spare people the guessing."
    >
      <form onSubmit={run}>
        <ol className={classes.levels}>
          {levels.map((level, at) => (
            <li key={level.place} className={classes.level}>
              <LevelFields
                level={level}
                number={at + 1}
                onChange={(changes) => change(level.place, changes)}
              />
              <Group gap={2} wrap="nowrap">
                <Step
                  label={`Move ${level.name} up`}
                  disabled={at === 0}
                  onClick={() => move(at, -1)}
                  Icon={IconArrowUp}
                />
                <Step
                  label={`Move ${level.name} down`}
                  disabled={at === levels.length - 1}
                  onClick={() => move(at, 1)}
                  Icon={IconArrowDown}
                />
                <Step
                  label={`Remove ${level.name}`}
                  disabled={levels.length === 1}
                  onClick={() => setLevels((all) => all.filter(({ place }) => place !== level.place))}
                  Icon={IconX}
                />
              </Group>
            </li>
          ))}
        </ol>
        <ProblemNotice error={problem} onAgain={run} />
        <Group mt="md">
          <Button type="submit" loading={busy}>
            Save the severities
          </Button>
          <Button variant="default" onClick={add} disabled={levels.length >= 12}>
            Add a level
          </Button>
        </Group>
      </form>
    </Sheet>
  )
}

interface LevelFieldsProps {
  level: Level
  number: number
  onChange: (changes: Partial<Level>) => void
}

function LevelFields({ level, number, onChange }: LevelFieldsProps) {
  return (
    <>
      <TextInput
        aria-label={`Name of level ${number}`}
        required
        maxLength={80}
        value={level.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
      />
      <TextInput
        aria-label={`Meaning of level ${number}`}
        placeholder="When does it apply?"
        maxLength={400}
        value={level.description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
      <Select
        aria-label={`Colour of level ${number}`}
        data={colours}
        allowDeselect={false}
        leftSection={
          <span className={classes.dot} style={{ background: `var(--mantine-color-${level.colour}-6)` }} />
        }
        value={level.colour}
        onChange={(colour) => colour && onChange({ colour })}
      />
    </>
  )
}

interface StepProps {
  label: string
  disabled: boolean
  onClick: () => void
  Icon: typeof IconX
}

function Step({ label, disabled, onClick, Icon }: StepProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon size={17} aria-hidden />
    </ActionIcon>
  )
}
