import type { CategoryTable } from '../table.ts'

/** Field guide §1.2, 5: Bergström’s second trap; the VA’s rule against negative descriptors. */
export const judgement: CategoryTable = {
  category: 'judgement',
  level: 'warning',
  why: 'A verdict on people’s work hides what was seen; the observation behind it says more.',
  question:
    'What did you observe that led to this word? Write the observation: a number, a quote, a picture.',
  leave: [
    'lazy load|loading|loaded|load-extension|evaluation|initialisation|initialization|init|delete|allocation|import',
    'sloppy quorum',
    'dumb pipe|terminal',
    'blind write|index',
    'stupid-backoff|backoff',
    'unacceptable-use',
    'not|no|never|nobody ... careless|lazy|stupid|negligent|incompetent',
  ],
  rows: [
    {
      id: 'hard-words',
      find: ':judgements',
      unless: [
        'it|would|will|could|not ... be ... foolish|irresponsible',
        'dumb|stupid question|questions|luck',
        'lazy|lazily',
      ],
      because: 'Words about character.',
    },
    {
      id: 'lazy-people',
      find: 'lazy',
      who: ['person', 'self', 'we', 'they'],
      because: 'Lazy loading is a technique; a lazy team is a verdict.',
    },
    {
      id: 'unacceptable',
      find: ['unacceptable', 'inexcusable', 'unforgivable', 'shameful'],
      unless: [
        'unacceptable ... latency|rate|level|levels|loss',
        'outage|outages|downtime|latency|degradation|impact|performance|incident|service|interruption|disruption|amount|level ... unacceptable',
        'unacceptable this|the|that? ... outage|incident|downtime|disruption',
        'unacceptable use|input|value|character|characters',
      ],
      because: 'A verdict; on the outcome for customers it may stand.',
    },
    {
      id: 'blindly',
      find: ['blindly', '{rubber-stamp,rubberstamp}'],
      unless: [
        'system|script|code|client|server|software|tool|it|job|service|which|that|process ... blindly',
        'blindly ... {retry,forward,proxy}',
      ],
      because: 'Trust is work as it is done.',
    },
    {
      id: 'badly-done',
      find: [
        'poorly|badly|insufficiently|inadequately|improperly|carelessly|hastily :workDone',
        'handled|managed|communicated|planned|designed|written|tested|executed ... badly|poorly|sloppily|insufficiently|inadequately',
        'poor|bad|sloppy|terrible|awful|careless :work',
        'bad|poor|wrong decision|decisions|choice|choices|judgement|judgment|call to|by|of|on|was|were|made|in|.',
        'wrong|bad approach|idea here|to|in|for|.',
      ],
      unless: [
        'bad call|planning to',
        'wrong decision|choice|call ... could|might|may',
        'good|not|never ... bad idea',
        'poor training data',
        'poor|bad response|responses time|times|code|from',
      ],
      because: 'Normative: good and bad by what came of it.',
    },
    {
      id: 'too-little',
      find: [
        'not properly|adequately|sufficiently|thoroughly|fully|well|carefully tested|reviewed|communicated|vetted|planned|considered|validated|verified|rehearsed',
        'without proper|sufficient|adequate|enough|due|thorough :work',
        'insufficient|inadequate|deficient|substandard :work',
        'lack of testing|review|planning|communication|coordination|due-diligence|diligence|discipline|oversight|care|preparation|validation|verification|consideration',
        'lack of|in proper|sufficient|adequate|due|good|enough :work',
        'insufficient ... testing|review|planning|communication|training',
        'not enough|sufficient :work',
        'testing|review|communication|planning|coordination|preparation was|were|is not .. enough|sufficient|adequate|good',
        'testing|review|communication|planning ... was|were|is|are insufficient|inadequate|lacking|poor',
      ],
      unless: ['insufficient understanding of|for', 'not enough understanding'],
      because: 'Says how much was missing from a norm, not what was there.',
    },
    {
      id: 'erred',
      find: [
        'have|has|had|were|was neglected',
        'erred',
        '{neglect} to',
        '{botch,bungle,mishandle,mismanage}',
        'miscommunication|misunderstanding|misunderstandings|misjudgement|misjudgment|negligence|mismanagement|ineptitude',
        'bad form|manners|practice',
      ],
      unless: [
        'we|i apologize|apologise|sorry ... for',
        'bad practice ... to',
        '{prevent,avoid} ... miscommunication',
      ],
      because: 'A verdict in a verb.',
    },
    {
      id: 'animated',
      find: [
        'can|could not believe ... we|i|this|that|nobody|they|how',
        'what were they|we thinking',
        'i|we|they|he|she|nobody|no-one|who|team ... !!',
        'face-palm|facepalm',
        '{be} a|such|complete|total|absolute? disaster|mess|joke|embarrassment|shambles of|that|$',
        'shocking|shockingly|appalling|appallingly|amateurish|amateur',
      ],
      because: 'Google: animated language wears safety away.',
    },
    {
      id: 'way-too',
      find: [
        'too slow|late|long to respond|react|notice|escalate|communicate|realise|realize|detect|act',
        'way too long|late|slow|much|many ... we|they|team|engineers|to',
        '{spend,take} way too',
      ],
      who: ['person', 'self', 'we', 'they'],
      because: 'Says that it was too much, not how much it was.',
    },
  ],
}
