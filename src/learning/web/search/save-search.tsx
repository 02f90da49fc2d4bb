import { Button, Popover, Radio, Stack, TextInput } from '@mantine/core'
import { IconBookmark, IconBookmarkFilled } from '@tabler/icons-react'
import { useState } from 'react'
import { Go } from '#web/parts/go.tsx'
import { ProblemNotice } from '#web/parts/problem-notice.tsx'
import { useSubmit } from '#web/parts/use-submit.ts'
import { paths } from '#web/paths.ts'
import { type Telling, tellings } from '../../saved-searches/telling.ts'
import { tellingName } from './saved-searches.tsx'
import type { useSavedSearches } from './use-saved-searches.ts'

interface SaveSearchProps {
  /** As it finds by its letter. */
  q: string
  saved: ReturnType<typeof useSavedSearches>
}

/** Saves what is looked for under a name; says so where it is saved already. */
export function SaveSearch({ q, saved }: SaveSearchProps) {
  const [open, setOpen] = useState(false)
  const already = saved.searches.find((one) => one.q === q)
  if (already) {
    return (
      <Button
        variant="subtle"
        color="gray"
        component={Go}
        to={paths.search()}
        leftSection={<IconBookmarkFilled size={16} aria-hidden />}
      >
        Saved as “{already.name}”
      </Button>
    )
  }
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={340}
      shadow="md"
      trapFocus
      withinPortal
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconBookmark size={16} aria-hidden />}
          onClick={() => setOpen(!open)}
        >
          Save this search
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        {open && <SaveForm q={q} saved={saved} onDone={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function SaveForm({ q, saved, onDone }: SaveSearchProps & { onDone: () => void }) {
  const [name, setName] = useState(q.slice(0, 80))
  const [telling, setTelling] = useState<Telling>('here')
  const { run, busy, problem } = useSubmit(() => saved.save(name, q, telling).then(onDone))
  return (
    <form onSubmit={run}>
      <Stack gap="sm">
        <TextInput
          label="Name"
          data-autofocus
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Radio.Group
          label="When something new comes into sight"
          value={telling}
          onChange={(value) => setTelling(tellings.find((one) => one === value) ?? 'here')}
        >
          <Stack gap={6} mt={6}>
            {tellings.toReversed().map((one) => (
              <Radio
                key={one}
                value={one}
                label={tellingName[one]}
                disabled={one === 'letter' && !saved.letters}
                description={
                  one === 'letter' && !saved.letters ? 'This server can’t send e-mail.' : undefined
                }
              />
            ))}
          </Stack>
        </Radio.Group>
        <ProblemNotice error={problem} />
        <Button type="submit" loading={busy}>
          Save
        </Button>
      </Stack>
    </form>
  )
}
