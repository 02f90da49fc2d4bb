import { english } from '#language/english/english.ts'
import { categories, type Level } from '#language/finding.ts'
import { itemRules } from './ignore.ts'

/** Something that can be remarked, for whoever lists what this program looks for. */
export interface Rule {
  id: string
  /** The same without hyphens, as some services want it. */
  name: string
  /** The same for people: `Try harder`. */
  title: string
  level: Level
  why: string
  questions: readonly string[]
}

/** What is told of an item beside its own reasons. */
export const itemWords = {
  'item-not-actionable': {
    level: 'warning',
    why: 'Nobody could say when this is done.',
    question: 'What would you see, and where, once it is done?',
  },
  'item-needs-work': {
    level: 'info',
    why: 'This is nearly something that can be finished.',
    question: 'What is still open before somebody can begin?',
  },
  'item-near-duplicate': {
    level: 'info',
    why: 'Another item here says nearly the same.',
    question: 'Are the two one?',
  },
} as const satisfies Record<(typeof itemRules)[number], { level: Level; why: string; question: string }>

const ofItems = itemRules.map((id) =>
  rule(id, itemWords[id].level, itemWords[id].why, itemWords[id].question),
)
const ofLanguage = categories.flatMap((id) => {
  const table = english.tables.find(({ category }) => category === id)
  return table ? [rule(id, table.level, table.why, table.question)] : []
})

export const rules: readonly Rule[] = [...ofLanguage, ...ofItems]

function rule(id: string, level: Level, why: string, question: string): Rule {
  const name = id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
  const title = id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ')
  return { id, name, title, level, why, questions: [question] }
}
