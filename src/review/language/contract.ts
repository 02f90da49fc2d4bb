import { z } from 'zod'
import { Id, Instant, type RouteContracts } from '#platform/http/contract.ts'

const ByKey = z.object({ key: z.string().regex(/^[A-Za-z]+-\d+$/, 'Keys look like INC-42') })
const ById = z.object({ id: Id })

/** `here`: in this place only; `review`: wherever these words stand in the review. */
export const dismissalScopes = ['here', 'review'] as const

/** A fingerprint of words: enough to know them again, not to read them. */
const Print = z.string().regex(/^[0-9a-z]{1,20}$/, 'A fingerprint in lower-case letters and digits')

export const Dismissal = z.object({
  id: Id,
  scope: z.enum(dismissalScopes),
  /** Of the rule and the words it found. */
  print: z.string(),
  /** Of the words before and after them; empty for the whole review. */
  before: z.string(),
  after: z.string(),
})
export const Word = z.object({
  id: Id,
  /** As people write it; capitals make no difference. */
  expression: z.string(),
  reason: z.string(),
  /** Null when the account is gone. */
  addedBy: z.string().nullable(),
  addedAt: Instant,
  /** Whether the asker may take it back: what they added themselves; administrators everything. */
  removable: z.boolean(),
})

const NewDismissal = z.object({
  scope: z.enum(dismissalScopes),
  print: Print,
  before: Print.or(z.literal('')).default(''),
  after: Print.or(z.literal('')).default(''),
})
const NewWord = z.object({
  expression: z.string().trim().min(2).max(120),
  reason: z.string().trim().max(300).default(''),
})

export const languageRoutes = {
  'GET /incidents/:key/language/dismissals': {
    summary: 'The language prompts that you put aside in a review; nobody else gets them',
    access: 'signed-in',
    params: ByKey,
    returns: z.object({ items: z.array(Dismissal) }),
    errors: ['not-found'],
  },
  'POST /incidents/:key/language/dismissals': {
    summary: 'Put a language prompt aside, for yourself',
    access: 'signed-in',
    params: ByKey,
    body: NewDismissal,
    returns: Dismissal,
    status: 201,
    errors: ['not-found', 'not-possible-now'],
  },
  'DELETE /incidents/:key/language/dismissals/:id': {
    summary: 'Be asked again',
    access: 'signed-in',
    params: ByKey.extend({ id: Id }),
    errors: ['not-found'],
  },
  'GET /language/words': {
    summary: 'Expressions that nobody in the organisation is asked about',
    access: 'signed-in',
    returns: z.object({ items: z.array(Word) }),
  },
  'POST /language/words': {
    summary:
      'Add an expression that nobody is asked about; answers with the one there is when it is listed already',
    access: 'signed-in',
    body: NewWord,
    returns: Word,
    status: 201,
  },
  'DELETE /language/words/:id': {
    summary: 'Take an expression back that you added; administrators take back any',
    access: 'signed-in',
    params: ById,
    errors: ['not-found', 'not-allowed'],
  },
  'POST /language/words/:id/restoration': {
    summary: 'List an expression again',
    access: 'signed-in',
    params: ById,
    returns: Word,
    errors: ['not-found', 'not-allowed', 'already-exists'],
  },
} as const satisfies RouteContracts

export type Dismissal = z.output<typeof Dismissal>
export type NewDismissal = z.output<typeof NewDismissal>
export type Word = z.output<typeof Word>
export type NewWord = z.output<typeof NewWord>
