import type { CategoryTable } from '../table.ts'

const named = ['person', 'self'] as const

/** Field guide §1.2, 1: Google’s and PagerDuty’s guides; Fausey and Boroditsky 2010. */
export const individualBlame: CategoryTable = {
  category: 'individual-blame',
  level: 'warning',
  why: 'When a person or a team stands as the cause, the next one tells less.',
  question:
    'What did anybody in that role see, know and aim for just then, and what made this the likely thing to do?',
  gentle: {
    why: 'You are as much a part of the system as everyone else; taking the blame ends the question too soon.',
    question: 'What did you see and know just then, and what made it look like the right thing to do?',
  },
  leave: [
    'not|no|never|nobody|without|avoid|rather|blameless ... blame|fault|blaming',
    'git blame',
    'whose fault',
  ],
  rows: [
    {
      id: 'fault-of',
      find: [
        '<owner> own? fault|faults',
        'the? fault of the? <people>',

        'my bad',
        '{share,take,accept,bear} ... blame',
      ],
      unless: ['fault domain|tolerance|injection|tree|line'],
      because: 'Says whose fault it was.',
    },
    {
      id: 'to-blame',
      find: ['is|are|was|were|am at fault', 'is|are|was|were|am to blame', '{blame} <people>'],
      who: named,
      because: 'A person is to blame. A query or a disk may be.',
    },
    { id: 'blame-on', find: '{blame} <people>', because: 'Somebody is blamed.' },
    {
      id: 'responsible-for-harm',
      find: 'responsible for causing? the|this|our? ... :incidents',
      who: named,
      because: 'Responsible for a service is ownership; responsible for an outage is blame.',
      unless: ['responsible for {respond,handle,manage,resolve,coordinate,communicate,investigate,review}'],
    },
    {
      id: 'caused-by-people',
      find: ['caused by <people>', 'fault of <people>'],
      unless: [
        'caused by .. error|errors|mistake|mistakes|oversight',
        'by <people> request|load|traffic|script|scripts|action-plan',
      ],
      because: 'A person stands as the cause.',
    },
    {
      id: 'mistake-of',
      find: [
        '<owner> <word>? :mistakes',
        ':mistakes by the? <people>',
        'wrong|bad|incorrect|poor|mistaken assumption|decision|judgement|judgment|choice|call by|of|from <people>',
        ':mistakes on|from the part of <people>',
        'lack of focus|attention|care|diligence|knowledge|experience by|of|from <people>',
      ],
      unless: ['our|their|your <word>? :mistakes', 'error budget|page|rate|message|log|code|handling|errors'],
      because: 'The mistake of somebody who can be named.',
    },
    {
      id: 'broke-it',
      find: ['{botch,fat-finger}', '{screw,mess,muck} up', '{drop} the ball'],
      who: ['person', 'self', 'they'],
      because: 'Nothing but people does these.',
    },
    {
      id: 'broke-production',
      find: '{break,ruin,destroy,crash} the? production|prod|build|site|everything|deploy|deployment|master|main|pipeline|wiki|wikis|login',
      who: named,
      because: 'Somebody broke it; a load balancer breaks connections.',
    },
    {
      id: 'ignored',
      find: ['{ignore,disregard,overlook}', 'did not {care}'],
      who: named,
      unless: ['{ignore} ... because|as|since', '{ignore} by'],
      because: 'Names somebody and what they left aside.',
    },
    {
      id: 'forgot',
      find: ['forgot|forgets|forgotten'],
      unless: ['{forget} .. password|passwords|username'],
      who: named,
      because: 'Names who forgot.',
    },
    {
      id: 'failed-to',
      find: 'failed|fails|failing|neglected|neglects to',
      who: ['person', 'self'],
      unless: ['if|when|until|would|could|may ... {fail} to'],
      because: 'Names who failed to do something.',
    },
    {
      id: 'slipped',
      find: ':slips|:wrongly',
      when: 'somebody named did',
      because: 'Names whose slip it was.',
    },
    {
      id: 'made-a-mistake',
      find: '{make,commit} a|an|the|this|several|some ... mistake|mistakes|error|typo|typos|blunder|slip',
      who: named,
      because: 'Names who made the mistake.',
    },
    {
      id: 'did-not-see-own-mistake',
      find: 'not|never {realise,realize,notice,catch,understand} the|their|his|her|my ... mistake|error|typo|specification|implications|impact',
      who: named,
      because: 'Says what somebody who can be named did not understand.',
    },
    {
      id: 'bad-change-of',
      find: '{merge,self-merge,push,deploy,commit,upload,approve} a|the? bad|broken|faulty|wrong|buggy',
      who: named,
      because: 'Hands the flaw of a change to whoever made it.',
    },
  ],
}
