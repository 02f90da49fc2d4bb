import { TextInput } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { parseMoment } from '#web/time/parse.ts'
import { useZone } from '#web/time/zone.ts'
import type { ViewStore } from './view.ts'

export const jumpId = 'gathered-jump'

/** Goes to a time, typed as it comes to hand; a time of day alone is of the day in view. */
export function JumpTo({ view, onJump }: { view: ViewStore; onJump: (at: string) => void }) {
  const { zone } = useZone()
  const [text, setText] = useState('')
  const [unclear, setUnclear] = useState(false)
  function go(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const day = view.now().from
    const parsed = parseMoment(text, { zone, now: new Date(), ...(day ? { day: new Date(day) } : {}) })
    setUnclear(parsed === null && text.trim() !== '')
    if (!parsed) return
    setText('')
    onJump(parsed.at)
    event.currentTarget.querySelector('input')?.blur()
  }
  return (
    <form onSubmit={go}>
      <TextInput
        id={jumpId}
        size="xs"
        w={150}
        aria-label={`Go to a time (${zone})`}
        placeholder="Go to a time"
        leftSection={<IconClock size={15} aria-hidden />}
        error={unclear ? 'Like 14:02, or 2026-03-01 14:02' : undefined}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setUnclear(false)
        }}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
    </form>
  )
}
