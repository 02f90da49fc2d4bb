import { ActionIcon, Button, Menu, TextInput } from '@mantine/core'
import { IconBell, IconBellOff, IconDots, IconMail, IconPencil, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Go } from '#web/parts/go.tsx'
import { paths } from '#web/paths.ts'
import type { SavedSearch } from '../../saved-searches/contract.ts'
import { type Telling, tellings } from '../../saved-searches/telling.ts'
import classes from './saved-searches.module.css'
import type { useSavedSearches } from './use-saved-searches.ts'

type Saved = ReturnType<typeof useSavedSearches>

export const tellingName: Record<Telling, string> = {
  never: 'Don’t tell me of new finds',
  here: 'Tell me here',
  letter: 'Tell me here, and by e-mail once a day',
}
const tellingIcon = { never: IconBellOff, here: IconBell, letter: IconMail } as const

/** What the viewer looks for again and again, with how much is new. */
export function SavedSearches({ saved }: { saved: Saved }) {
  if (saved.searches.length === 0) return null
  return (
    <section aria-labelledby="saved-searches" className={classes.sheet}>
      <h2 id="saved-searches" className={classes.title}>
        Saved searches
      </h2>
      <ul className={classes.list}>
        {saved.searches.map((search) => (
          <Row key={search.id} search={search} saved={saved} />
        ))}
      </ul>
    </section>
  )
}

function Row({ search, saved }: { search: SavedSearch; saved: Saved }) {
  const [naming, setNaming] = useState(false)
  const { id, name, q, news, telling } = search
  const Icon = tellingIcon[telling]
  return (
    <li className={classes.row}>
      {naming ? (
        <Rename
          name={name}
          onDone={(next) => {
            setNaming(false)
            if (next && next !== name) void saved.change(id, { name: next })
          }}
        />
      ) : (
        <div className={classes.what}>
          <Go to={paths.search({ q, saved: id })} className={classes.name} dir="auto">
            {name}
          </Go>
          {news.count > 0 && <span className={classes.news}>{news.count} new</span>}
          <code className={classes.query}>{q}</code>
        </div>
      )}
      <span className={classes.telling} title={tellingName[telling]}>
        <Icon size={16} aria-hidden />
        <span className="for-ears">{tellingName[telling]}</span>
      </span>
      <Menu position="bottom-end" width={300} withinPortal withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`What to do with “${name}”`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <TellingItems
            telling={telling}
            letters={saved.letters}
            onChoose={(next) => void saved.change(id, { telling: next })}
          />
          <Menu.Divider />
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setNaming(true)}>
            Rename
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => void saved.remove(search)}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  )
}

interface TellingItemsProps {
  telling: Telling
  letters: boolean
  onChoose: (telling: Telling) => void
}

function TellingItems({ telling, letters, onChoose }: TellingItemsProps) {
  return (
    <Menu.RadioGroup
      value={telling}
      onChange={(value) => onChoose(tellings.find((one) => one === value) ?? telling)}
    >
      {tellings.toReversed().map((one) => {
        const cannot = one === 'letter' && !letters
        return (
          <Menu.RadioItem key={one} value={one} disabled={cannot} closeMenuOnClick>
            {cannot ? 'By e-mail: this server can’t send any' : tellingName[one]}
          </Menu.RadioItem>
        )
      })}
    </Menu.RadioGroup>
  )
}

function Rename({ name, onDone }: { name: string; onDone: (name: string | null) => void }) {
  const [typed, setTyped] = useState(name)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // The menu that led here takes the focus back to its button first.
    const timer = setTimeout(() => field.current?.select(), 250)
    return () => clearTimeout(timer)
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDone(typed.trim() || null)
  }
  return (
    <form onSubmit={submit} className={classes.rename}>
      <TextInput
        ref={field}
        aria-label="Name of the search"
        maxLength={80}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onDone(null)
        }}
      />
      <Button type="submit" variant="default">
        Rename
      </Button>
    </form>
  )
}
