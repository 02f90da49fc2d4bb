import { Button, Checkbox, Popover, ScrollArea, TextInput } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { useRead } from '#web/api.ts'
import type { EntryKind } from '../../entry.ts'
import { entryKindName } from '../../wording.ts'
import { keepKeys } from '../keep-keys.ts'
import { type Facet, type GatheredFilter, toggled, without } from './filter.ts'
import classes from './filter-bar.module.css'

interface FacetMenuProps {
  incidentKey: string
  facet: Facet
  label: string
  filter: GatheredFilter
  onChange: (values: string[]) => void
}

const groups = { source: 'sources', person: 'people', kind: 'kinds' } as const

/** One way to narrow the list: its choices under the other filters, with how many entries each has; people uncounted. */
export function FacetMenu({ incidentKey, facet, label, filter, onChange }: FacetMenuProps) {
  const chosen = filter[facet] ?? []
  return (
    <Popover position="bottom-start" width={300} trapFocus shadow="md" withinPortal>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant={chosen.length > 0 ? 'light' : 'subtle'}
          color={chosen.length > 0 ? undefined : 'gray'}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
          {chosen.length > 0 && ` · ${chosen.length}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs" onKeyDown={keepKeys}>
        <Choices {...{ incidentKey, facet, label, filter, chosen, onChange }} />
      </Popover.Dropdown>
    </Popover>
  )
}

/** More than this many choices are searched, not read. */
const shown = 60

function Choices({
  incidentKey,
  facet,
  label,
  filter,
  chosen,
  onChange,
}: FacetMenuProps & { chosen: string[] }) {
  const [words, setWords] = useState('')
  const { data } = useRead(
    'GET /incidents/:key/entries/summary',
    { params: { key: incidentKey }, query: without(filter, facet) },
    { placeholderData: (before) => before },
  )
  const present: { name: string; count?: number }[] = data?.[groups[facet]] ?? []
  const absent = chosen.filter((name) => !present.some((one) => one.name === name))
  const all = [...present, ...absent.map((name) => ({ name }))]
  const found = all.filter(({ name }) =>
    nameOf(facet, name).toLowerCase().includes(words.trim().toLowerCase()),
  )
  return (
    <>
      {all.length > 8 && (
        <TextInput
          size="xs"
          mb="xs"
          aria-label={`Find among ${label}`}
          placeholder="Find…"
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      )}
      <ScrollArea.Autosize mah={320} type="auto">
        <fieldset className={classes.choices} aria-label={label}>
          {found.slice(0, shown).map(({ name, count }: { name: string; count?: number }) => (
            <Checkbox
              key={name}
              size="xs"
              checked={chosen.includes(name)}
              onChange={() => onChange(toggled(chosen, name))}
              label={
                <span className={classes.choice}>
                  <span>{nameOf(facet, name)}</span>
                  {count !== undefined && (
                    <span className={classes.count}>{count.toLocaleString('en-GB')}</span>
                  )}
                </span>
              }
            />
          ))}
        </fieldset>
      </ScrollArea.Autosize>
      {found.length === 0 && <p className={classes.none}>Nothing by that name.</p>}
      {found.length > shown && (
        <p className={classes.none}>and {found.length - shown} more: type to find them.</p>
      )}
      {chosen.length > 0 && (
        <Button size="compact-xs" variant="subtle" mt="xs" onClick={() => onChange([])}>
          All {label.toLowerCase()}
        </Button>
      )}
    </>
  )
}

const nameOf = (facet: Facet, name: string) => (facet === 'kind' ? entryKindName[name as EntryKind] : name)
