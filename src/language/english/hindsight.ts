import type { CategoryTable } from '../table.ts'

/** Field guide §1.2, 6: Cook’s eighth; PagerDuty: explain events in foresight. */
export const hindsight: CategoryTable = {
  category: 'hindsight',
  level: 'warning',
  why: 'Known now is not known then; this makes the outcome look as if it could be seen.',
  question: 'What could be seen at the time, by whom, and what else asked for attention?',
  leave: ['not|no|never|less|hardly ... obvious|clear'],
  rows: [
    {
      id: 'in-hindsight',
      find: [
        'in|with hindsight|retrospect',
        'hindsight is|shows|tells|bias',
        'looking back <comma>',
        'retrospectively',
      ],
      unless: ['hindsight bias', 'retrospectively {apply,add,fix,change,update}'],
      because: 'Names the vantage point itself.',
    },
    {
      id: 'obviously',
      find: [
        'obviously ... should|could|ought|needed',
        'was|were|had|did ... obviously a|an|the|not|wrong|bad|too|in|missing|insufficient|inadequate|flawed',
        '^ obviously ... was|were|did|had ... not|wrong|bad|mistake|too|missing|enough|inadequate',
      ],
      unless: ['not|most|less|more obviously'],
      because: 'Etsy: a cue to ask whether it was obvious to everyone.',
    },
    {
      id: 'clearly',
      find: [
        '^ clearly <comma>? the|this|that|we|it|they|there|someone|our',
        'clearly should|needed|wrong|erred|failed|missed|insufficient|inadequate|mistake',
        'was|were|did|had clearly not',
        '{be} clearly a|an|the|our|wrong|insufficient|inadequate ... mistake|wrong|fault|bad|failure|enough|oversight',
      ],
      unless: ['not clearly', 'clearly not ... <done>', 'more|as|so|very clearly'],
      because: 'Clear to whoever knows the end.',
    },
    {
      id: 'it-was-clear',
      find: [
        'it|this was|were obvious|evident that|from|we|to|who',
        'it|this was|were clear from the start|beginning|outset',
        'it|this ... should|would have been clear|obvious|evident',
        'was|is an|a|the? obvious mistake|error|problem|oversight|gap|bad|choice|thing|sign|signs',
      ],
      unless: [
        'not|became|become|becoming|soon|quickly|then|when|once|until|by|after ... clear|evident|obvious',
        'from|in the logs|graph|graphs|metrics|dashboard|dashboards|traces|data',
      ],
      because: 'The same as a finding.',
    },
    {
      id: 'of-course',
      find: [
        '^ of course ... not|failed|broke|never|only|went',
        'of course <comma>? nobody|no|we|the|this|it|they ... did|was|had|should|have ... not|never',
      ],
      because: 'Nothing was a matter of course at the time.',
    },
    {
      id: 'should-have-known',
      find: [
        'should|must|ought ... have known|realised|realized|foreseen|anticipated|noticed',
        'must have known beforehand|before|about|that',
      ],
      who: ['person', 'self', 'we', 'they'],
      unless: ['could|not not have known'],
      because: 'Turns the outcome into knowledge that people had.',
    },
    {
      id: 'warning-signs',
      find: [
        'warning|early|red signs|signals|sign|flags|flag ... there|ignored|missed|visible|present|clear|everywhere',
        'only a matter of time',
        'accident|disaster waiting to happen',
        'common sense',
        'anyone|anybody|everyone could|would have? seen|see|known|know|told|tell|noticed|notice',
        'all they|he|she|you|anyone|anybody|team|engineer|engineers|one had to do was',
        'simply read|check|checked|look|looked|follow|followed|reading|checking|ask|asked|restart|test',
        'all it would have taken',
        'was|were bound to',
        'was|were inevitable',
      ],
      unless: [
        'common sense media',
        'would|could|will|can simply',
        'inevitable|inevitably ... {retry,be}',
        'to simply',
        'before|until|so|that .. anyone|anybody|everyone could|would',
      ],
      because: 'The outcome read back into what came before.',
    },
    {
      id: 'easily',
      find: [
        'could|might|should|would ... have been? ... easily :betterPast',
        'easily avoidable|preventable|avoided|prevented',
        'was|were|been avoidable|preventable',
      ],
      unless: ['can|to be easily'],
      because: 'Easy once one knows what to avoid.',
    },
  ],
}
