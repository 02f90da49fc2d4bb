import type { CategoryTable } from '../table.ts'

const people = ['person', 'self', 'we', 'they', 'none'] as const

/** Field guide §1.2, 10: the VA’s fourth rule; work as imagined and work as done. */
export const procedureViolation: CategoryTable = {
  category: 'procedure-violation',
  level: 'warning',
  why: 'That a rule was not followed needs a cause of its own; the way work is really done is the lesson.',
  question: 'How is this usually done, and what makes the written way hard or slow in practice?',
  leave: ['could not|be ... followed', 'podsecuritypolicy|sigterm|packet|packets|traffic|request|requests'],
  rows: [
    {
      id: 'violated',
      find: ['{violate,bypass,ignore,break,breach,disregard,circumvent,skip,flout,sidestep} ... :procedures'],
      who: people,
      unless: [
        '{violate,bypass,ignore,break,breach,disregard,circumvent,skip} ... so|because|since',
        '{break} ... protocol compatibility',
        'to {bypass,skip,break,circumvent}',
      ],
      because: 'The rule as the measure of the person.',
    },
    {
      id: 'not-followed',
      find: [
        'not ... {follow,obey,observe} ... :procedures',
        '{deviate,depart,stray} from ... :procedures',
        'without {follow} ... :procedures',
      ],
      who: people,
      unless: ['because|since|as ... not'],
      because: 'The same as an omission.',
    },
    {
      id: 'was-not-followed',
      find: ':procedures ... was|were|is|been not .. followed|obeyed|observed|respected',
      because: 'The same with nobody in it.',
    },
    {
      id: 'breach-by',
      find: [
        'breach|violation|violations of .. :procedures by <people>',
        'non-compliance|noncompliance by|with|of',
        '{break} protocol',
      ],
      who: ['person', 'self', 'we', 'they', 'none', 'thing'],
      unless: ['{break} protocol compatibility', 'tls|security|network|routing policy|policies violation'],
      because: 'The same as a noun.',
    },
  ],
}
