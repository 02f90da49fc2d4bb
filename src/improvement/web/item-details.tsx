import { Button, Chip, Group, Select, Stack, TextInput } from '@mantine/core'
import { type RefObject, useState } from 'react'
import { useRead } from '#web/api.ts'
import type { Item } from '../contract.ts'
import classes from './item.module.css'
import { LeverageLine } from './language/leverage.tsx'
import { ProofFields } from './proof-fields.tsx'
import { SavedText } from './saved-text.tsx'
import { useItems } from './use-items.ts'

/** A factor as far as an item needs it. */
export interface AnsweredFactor {
  id: string
  statement: string
}

export interface ItemFields {
  owner: RefObject<HTMLInputElement | null>
  due: RefObject<HTMLInputElement | null>
  doneWhen: RefObject<HTMLTextAreaElement | null>
  factor: RefObject<HTMLDivElement | null>
}

interface ItemDetailsProps {
  item: Item
  factors: readonly AnsweredFactor[]
  fields: ItemFields
  /** The words of its end as they stand now, and what to do when they change. */
  doneWhen: string
  onDoneWhen: (words: string) => void
}

/** Who does it by when, what it answers, how others see that it is finished, and how we will know that it worked. */
export function ItemDetails({ item, factors, fields, doneWhen, onDoneWhen }: ItemDetailsProps) {
  const { adjust, save, latest } = useItems()
  const [proving, setProving] = useState(item.proof !== null)
  return (
    <Stack gap="sm" className={classes.details}>
      <LeverageLine item={item} doneWhen={doneWhen} />
      <div className={classes.pair}>
        <Owner item={item} field={fields.owner} />
        <TextInput
          ref={fields.due}
          type="date"
          size="xs"
          label="By when"
          value={item.due ?? ''}
          onChange={(event) => adjust(item, { due: event.currentTarget.value || null })}
        />
      </div>
      <SavedText
        ref={fields.doneWhen}
        label="Finished when"
        placeholder="What somebody else can see"
        base={item}
        pick={({ doneWhen }) => doneWhen}
        save={(words, base) => save({ doneWhen: words }, base)}
        reload={() => latest(item)}
        onWords={onDoneWhen}
      />
      <div ref={fields.factor} tabIndex={-1} className={classes.answers}>
        <span className={classes.label} id={`answers-${item.id}`}>
          It answers
        </span>
        {factors.length === 0 ? (
          <span className={classes.soft}>
            There are no factors yet. Add one, then say here which it answers.
          </span>
        ) : (
          <Chip.Group
            multiple
            value={item.factorIds}
            onChange={(factorIds) => adjust(item, { factorIds: [...factorIds] })}
          >
            <Group gap={6} role="group" aria-labelledby={`answers-${item.id}`}>
              {factors.map(({ id, statement }) => (
                <Chip
                  key={id}
                  value={id}
                  size="xs"
                  variant="outline"
                  radius="sm"
                  classNames={{ label: classes.chip }}
                  title={statement}
                >
                  {statement}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        )}
      </div>
      {proving ? (
        <ProofFields item={item} />
      ) : (
        <Button
          className={classes.prove}
          size="compact-sm"
          variant="subtle"
          onClick={() => setProving(true)}
          title="What is measured, how, what is expected, when, and who tells"
        >
          How will we know that it worked?
        </Button>
      )}
    </Stack>
  )
}

function Owner({ item, field }: { item: Item; field: RefObject<HTMLInputElement | null> }) {
  const { adjust } = useItems()
  const people = useRead('GET /people', {}).data?.items ?? []
  const known = people.filter(({ id, active }) => active || id === item.ownerId)
  const named = item.ownerId === null && item.owner !== null
  return (
    <Select
      ref={field}
      size="xs"
      label="Owner"
      placeholder={named ? (item.owner ?? '') : 'One person'}
      description={named ? `${item.owner} has no account here` : undefined}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'No owner' }}
      nothingFoundMessage="Nobody of this name"
      data={known.map(({ id, name }) => ({ value: id, label: name }))}
      value={item.ownerId}
      onChange={(ownerId) => adjust(item, { ownerId })}
    />
  )
}
