import type { CategoryTable } from '../table.ts'

const people = ['person', 'self', 'we', 'they'] as const

/** Field guide §1.2, 9: Allspaw, “the infinite hows”; Etsy: substitute how for why. */
export const whoWhyQuestion: CategoryTable = {
  category: 'who-why-question',
  level: 'warning',
  questions: true,
  why: 'Asked who or why, people defend themselves; asked how or what, they describe.',
  question:
    'Try: “What led you to …?”, “How did you judge …?”, “What would have led anyone in that role to …?”',
  leave: ['not on call'],
  rows: [
    {
      id: 'why-person',
      find: [
        'why! did|does|do|would|were|was|are|is|have|has|had|could not? <anyone>',
        'why! did|does|would|were|was|are|have|had not you|anyone|anybody|nobody|someone|<anyone>',
        'why! you|anyone|nobody',
        'how come! <anyone>',
        'how come! you|nobody|no-one',
      ],
      inQuestions: true,
      because: 'Why, asked of a person. Why, asked of a queue, is fine.',
    },
    {
      id: 'who-did',
      find: [
        '^ so|and|but? who! {approve,break,forget,deploy,merge,cause,push,delete,write,review,run,miss,ignore,change,configure,authorise,authorize,allow,sign,make,leave,let,disable,enable,decide}',
        'whose fault|mistake|idea|decision!',
        'who! is|was|were to|responsible blame|for',
      ],
      inQuestions: true,
      because: 'Looks for somebody.',
    },
  ],
}
