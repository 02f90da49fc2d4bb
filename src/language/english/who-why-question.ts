import type { CategoryTable } from '../table.ts'

/** Field guide §1.2, 9: Allspaw, “the infinite hows”; Etsy: substitute how for why. */
export const whoWhyQuestion: CategoryTable = {
  category: 'who-why-question',
  level: 'warning',
  questions: 'only',
  why: 'Asked who or why, people defend themselves; asked how or what, they describe.',
  question:
    'Try: “What led you to …?”, “How did you judge …?”, “What would have led anyone in that role to …?”',
  leave: ['not on call'],
  rows: [
    {
      id: 'why-person',
      find: [
        'why did|does|do|would|were|was|are|is|have|has|had|could not? <people>',
        'why did|does|do|would|were|was|are|is|have|has|had|could not? you|they|anyone|anybody|nobody|someone|somebody',
        'how come <people>',
        'how come you|they|nobody|no-one|anyone',
      ],
      because: 'Why, asked of a person. Why, asked of a queue, is fine.',
    },
    {
      id: 'who-did',
      find: [
        '^ so|and|but? who approved|broke|forgot|deployed|merged|caused|pushed|deleted|wrote|reviewed|ran|missed|ignored|changed|configured|authorised|authorized|allowed|signed|made|left|let|disabled|enabled|decided',
        'whose fault|mistake|idea|decision',
        'who is|was|were to|responsible blame|for',
      ],
      because: 'Looks for somebody.',
    },
  ],
}
