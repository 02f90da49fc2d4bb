import type { Wording } from '../wording.ts'
import { bases } from './forms.ts'
import { leverage } from './leverage.ts'
import { messages } from './messages.ts'
import { verbs } from './verbs.ts'
import { phrases, words } from './words.ts'

export const english: Wording = { verbs, words, phrases, bases, leverage, messages }
