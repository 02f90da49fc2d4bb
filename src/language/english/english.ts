import type { Language } from '../table.ts'
import { agentlessPassive } from './agentless-passive.ts'
import { counterfactual } from './counterfactual.ts'
import { hindsight } from './hindsight.ts'
import { humanError } from './human-error.ts'
import { individualBlame } from './individual-blame.ts'
import { judgement } from './judgement.ts'
import { lists } from './lists.ts'
import { procedureViolation } from './procedure-violation.ts'
import { singleRootCause } from './single-root-cause.ts'
import { tryHarder } from './try-harder.ts'
import { whoWhyQuestion } from './who-why-question.ts'

export const english: Language = {
  id: 'en',
  lists,
  tables: [
    individualBlame,
    counterfactual,
    humanError,
    tryHarder,
    judgement,
    hindsight,
    singleRootCause,
    agentlessPassive,
    whoWhyQuestion,
    procedureViolation,
  ],
  sections: [
    { section: 'prospect', headings: ['would have helped', 'could have helped', 'could have gone better'] },
    { section: 'timeline', headings: ['timeline', 'chronology', 'sequence of events'] },
    {
      section: 'items',
      headings: [
        'action',
        'follow-up',
        'follow up',
        'next step',
        'remediation',
        'to do',
        'todo',
        'improvement',
        'prevention',
        'recommendation',
        'corrective',
      ],
    },
    {
      section: 'analysis',
      headings: ['cause', 'factor', 'analysis', 'lesson', 'went wrong', 'went well', 'conclusion', 'learn'],
    },
  ],
}
