import { Autocomplete, CloseButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, type Ref, useEffect, useState } from 'react'
import classes from './search-page.module.css'
import { useValues } from './use-values.ts'

interface SearchBoxProps {
  ref: Ref<HTMLInputElement>
  q: string
  /** `typing`: the last word may go on. */
  onChange: (q: string, typing: boolean) => void
  /** Into what was found. */
  onDown: () => void
}

/** Milliseconds of a pause in typing after which is looked. */
const pause = 130

/** The one box: looks while somebody types, and offers the values of a field that is begun. */
export function SearchBox({ ref, q, onChange, onDown }: SearchBoxProps) {
  const [typed, setTyped] = useState(q)
  const offered = useValues(typed)
  useEffect(() => setTyped(q), [q])
  useEffect(() => {
    if (typed.trim() === q) return
    const timer = setTimeout(() => onChange(typed.trim(), true), pause)
    return () => clearTimeout(timer)
  })
  const choose = (text: string) => {
    setTyped(text)
    onChange(text.trim(), false)
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Enter') onChange(typed.trim(), true)
    if (event.key === 'ArrowDown' && offered.length === 0) {
      event.preventDefault()
      onDown()
    }
    if (event.key === 'Escape') {
      // The browser would empty it.
      event.preventDefault()
      if (offered.length === 0) event.currentTarget.blur()
    }
  }
  return (
    <Autocomplete
      ref={ref}
      className={classes.box}
      classNames={{ input: classes.input, option: classes.option }}
      size="lg"
      type="search"
      aria-label="Search everything"
      placeholder="Words, or service:checkout after:2024"
      autoComplete="off"
      spellCheck={false}
      autoFocus
      leftSection={<IconSearch size={20} aria-hidden />}
      rightSection={
        typed === '' ? null : (
          <CloseButton
            aria-label="Clear the search"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose('')}
          />
        )
      }
      data={offered.map(({ text }) => text)}
      filter={({ options }) => options}
      renderOption={({ option }) => offered.find(({ text }) => text === option.value)?.label ?? option.value}
      comboboxProps={{ shadow: 'md' }}
      value={typed}
      onChange={setTyped}
      onOptionSubmit={choose}
      onKeyDown={onKeyDown}
    />
  )
}
