import { useDebouncedValue } from '@mantine/hooks'
import { useRead } from '#web/api.ts'
import { Sheet } from '#web/parts/sheet.tsx'
import type { SimilarIncident } from '../../similar/contract.ts'
import { LikeRow } from './like-row.tsx'
import classes from './similar.module.css'

/** What was like this incident. Stands there only when there is something: it is a hint, and no task. */
export function SeenBefore({ incidentKey: key }: { incidentKey: string }) {
  const { data } = useRead('GET /incidents/:key/similar', { params: { key } })
  if (!data || data.items.length === 0) return null
  return (
    <Sheet title="Seen before?" lead="What was like this one, and what helped then.">
      <Likes items={data.items} />
    </Sheet>
  )
}

/** The same above a review, folded: the conversation comes first. */
export function SeenBeforeStrip({ incidentKey: key }: { incidentKey: string }) {
  const { data } = useRead('GET /incidents/:key/similar', { params: { key } })
  if (!data || data.items.length === 0) return null
  const keys = data.items.map((one) => one.key)
  return (
    <details className={classes.strip}>
      <summary>Seen before? Like {inWords(keys)}</summary>
      <Likes items={data.items} />
    </details>
  )
}

/** Where one alert fired before. */
export function AlertSeenBefore({ incidentKey: key, entryId }: { incidentKey: string; entryId: string }) {
  const { data } = useRead('GET /incidents/:key/similar', { params: { key }, query: { entry: entryId } })
  if (!data) return null
  return (
    <section aria-label="Seen before?">
      <h3>Seen before?</h3>
      {data.items.length === 0 ? (
        <p className={classes.quiet}>Nowhere that you can see.</p>
      ) : (
        <Likes items={data.items} />
      )}
    </section>
  )
}

const typingPause = 400

/** What was like something that is being written down: shown while it can still spare somebody work. */
export function SeenBeforeWords({ text }: { text: string }) {
  const [settled] = useDebouncedValue(text.trim(), typingPause)
  const { data } = useRead(
    'GET /similar',
    { query: { text: settled, limit: 3 } },
    { enabled: settled.length >= 8, placeholderData: (before) => before },
  )
  if (settled.length < 8 || !data || data.items.length === 0) return null
  return (
    <Sheet title="Seen before?" lead="The report may save you some minutes.">
      <Likes items={data.items} />
    </Sheet>
  )
}

function Likes({ items }: { items: readonly SimilarIncident[] }) {
  return (
    <ul className={classes.list}>
      {items.map((like) => (
        <LikeRow key={like.key} like={like} />
      ))}
    </ul>
  )
}

/** `INC-3`, `INC-3 and INC-8`, `INC-3, INC-8 and 2 more`. */
function inWords(keys: readonly string[]): string {
  if (keys.length <= 2) return keys.join(' and ')
  return `${keys[0]}, ${keys[1]} and ${keys.length - 2} more`
}
