import { Button } from '@mantine/core'
import { Empty } from '#web/parts/empty.tsx'
import { chipsOf, partsOf, withoutPart } from './query-text.ts'

/** Nothing was found: what may help, each with a click. */
export function Nothing({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const chips = chipsOf(q)
  const narrowing = chips.flatMap(({ parts }) => parts)
  const excluded = partsOf(q).filter((part) => /^[-−–]/.test(part) && !narrowing.includes(part))
  const bare = narrowing.reduce(withoutPart, q)
  const unquoted = q.replace(/["“”„«»]/g, '')
  return (
    <Empty
      title="Nothing was found"
      actions={
        <>
          {chips.length > 0 && bare !== '' && (
            <Button variant="default" onClick={() => onChange(bare)}>
              Look everywhere, not only in {chips.map(({ label }) => label).join(', ')}
            </Button>
          )}
          {excluded.length > 0 && (
            <Button variant="default" onClick={() => onChange(excluded.reduce(withoutPart, q))}>
              Without {excluded.join(' ')}
            </Button>
          )}
          {/["“”„«»]/.test(bare) && (
            <Button variant="default" onClick={() => onChange(unquoted)}>
              These words in any order
            </Button>
          )}
        </>
      }
    >
      Nothing that you may see has these words, not even a few of them or words much like them. Fewer or other
      words may help; a name, an error message, or the beginning of a word with a star: <code>migr*</code>.
    </Empty>
  )
}
