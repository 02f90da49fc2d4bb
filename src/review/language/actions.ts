import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db/database.ts'
import { Problem } from '#platform/errors.ts'
import { record } from '#platform/events.ts'
import type { Actor } from '#platform/http/actor.ts'
import { hint } from '#platform/live/hint.ts'
import { type FoundReview, findReview } from '../door.ts'
import type { Dismissal, NewDismissal, NewWord, Word } from './contract.ts'
import { dismissalsOf, wordByExpression, wordById } from './store.ts'

/** Nobody puts so much aside by hand; whatever asks for more is no person. */
const mostDismissals = 2_000

/** Puts a prompt aside for the actor alone; what is aside already stays as it is. */
export async function dismiss(db: Db, actor: Actor, key: string, given: NewDismissal): Promise<Dismissal> {
  const review = await findReview(db, actor, key)
  const place =
    given.scope === 'here' ? { before: given.before, after: given.after } : { before: '', after: '' }
  const wanted = { scope: given.scope, print: given.print, ...place }
  await db.transaction().execute(async (tx) => {
    await roomForMore(tx, actor, review)
    await tx
      .insertInto('language_dismissal')
      .values({ review_id: review.id, person_id: actor.id, ...wanted })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await tellOwnScreens(tx, actor, review)
  })
  const all = await dismissalsOf(db, actor, review.id)
  const found = all.find((one) =>
    Object.entries(wanted).every(([name, value]) => one[name as keyof Dismissal] === value),
  )
  if (!found) throw new Problem('not-found')
  return found
}

async function roomForMore(tx: Tx, actor: Actor, review: FoundReview) {
  if ((await dismissalsOf(tx, actor, review.id)).length >= mostDismissals)
    throw new Problem('not-possible-now', 'You have put aside more than is kept for one review.')
}

/** Lets a prompt come again. */
export async function undismiss(db: Db, actor: Actor, key: string, id: string): Promise<void> {
  const review = await findReview(db, actor, key)
  await db.transaction().execute(async (tx) => {
    const gone = await tx
      .deleteFrom('language_dismissal')
      .where('id', '=', id)
      .where('review_id', '=', review.id)
      .where('person_id', '=', actor.id)
      .executeTakeFirst()
    if (gone.numDeletedRows === 0n) throw new Problem('not-found', 'This isn’t put aside any more.')
    await tellOwnScreens(tx, actor, review)
  })
}

/** The log of what happened never tells of it: what somebody was asked about how they write is theirs alone. */
function tellOwnScreens(tx: Tx, actor: Actor, review: FoundReview) {
  return hint(tx, { personId: actor.id, objectType: 'dismissal', incidentKey: review.incidentKey })
}

/** Lists an expression that nobody in the organisation is asked about any more. */
export async function addWord(db: Db, actor: Actor, { expression, reason }: NewWord): Promise<Word> {
  const words = expression.normalize('NFC').replace(/\s+/g, ' ')
  await db.transaction().execute(async (tx) => {
    const added = await tx
      .insertInto('language_word')
      .values({ expression: words, reason, added_by: actor.id })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (added) await recordWord(tx, actor, { id: added.id, expression: words }, 'added')
  })
  const word = await wordByExpression(db, actor, words)
  if (!word) throw new Problem('not-found')
  return word
}

/** @throws Problem `not-allowed` for what somebody else added, administrators excepted. */
export async function removeWord(db: Db, actor: Actor, id: string): Promise<void> {
  const word = await requireWord(db, actor, id)
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('language_word').set({ deleted_at: sql`now()` }).where('id', '=', id).execute()
    await recordWord(tx, actor, word, 'removed')
  })
}

/** Lists an expression again that was taken back. */
export async function restoreWord(db: Db, actor: Actor, id: string): Promise<Word> {
  const word = await requireWord(db, actor, id, true)
  if (await wordByExpression(db, actor, word.expression))
    throw new Problem('already-exists', `“${word.expression}” is listed again already.`)
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('language_word').set({ deleted_at: null }).where('id', '=', id).execute()
    await recordWord(tx, actor, word, 'restored')
  })
  return word
}

async function requireWord(db: Db, actor: Actor, id: string, deleted = false): Promise<Word> {
  const word = await wordById(db, actor, id, { deleted })
  if (!word) throw new Problem('not-found', 'This expression isn’t there any more.')
  if (!word.removable)
    throw new Problem(
      'not-allowed',
      `${word.addedBy ?? 'Somebody else'} added it; administrators can take it back too.`,
    )
  return word
}

const told = {
  added: 'no prompts any more for',
  removed: 'prompts again for',
  restored: 'no prompts again for',
}

async function recordWord(
  tx: Tx,
  actor: Actor,
  { id, expression }: Pick<Word, 'id' | 'expression'>,
  verb: keyof typeof told,
) {
  await record(tx, {
    actorId: actor.id,
    verb,
    objectType: 'word',
    objectId: id,
    summary: `chose ${told[verb]} “${expression}”`,
  })
  // Events of no incident are told to administrators alone; the list is everybody’s.
  await hint(tx, { personId: null, objectType: 'word', incidentKey: null })
}
