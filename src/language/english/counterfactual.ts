import type { CategoryTable } from '../table.ts'

const people = ['person', 'self', 'we', 'they'] as const

/** Field guide §1.2, 2: Dekker’s Field Guide ch. 5, Bergström’s first trap, Benner’s “dids instead of did nots”. */
export const counterfactual: CategoryTable = {
  category: 'counterfactual',
  level: 'warning',
  levels: { prospect: 'info' },
  why: 'This tells of something that did not happen, so it cannot explain what did.',
  question: 'What happened instead, and how did that make sense with what was known just then?',
  gentle: {
    why: 'This tells of what you did not do; why the thing you did made sense is the part others can learn from.',
    question: 'What did you do instead, and how did it make sense with what you knew then?',
  },
  leave: ['no|not|never ... could have known', 'without the ... would have'],
  rows: [
    {
      id: 'people-should-have',
      find: [
        'should|ought not|to? not? have been? <past>',
        'should|ought not|to? not? have never? had? <done>',
      ],
      who: people,
      unless: [
        ':users should ... have',
        'should have been|had|gotten unaffected|available|able|no|a|an|the',
        'should ... have to',
      ],
      because: 'What somebody ought to have done.',
    },
    {
      id: 'should-have-been-done',
      find: ['should|ought not|to? have been <done>', 'should ... have been <done>'],
      when: 'by no machine',
      unless: [
        'should not? have been :ownDeeds',
        'automatically',
        'should have been ... by|as|at <number>',
        ':users should ... have',
        'no ... should have been',
        '<number> and? should have been',
      ],
      because:
        'What ought to have been done, and nobody did; what a machine does by itself is its specification.',
    },
    {
      id: 'it-should-not-have',
      find: [
        'this|it|that|which|incident|outage should|ought not|never|to have never|had? happened|occurred',
        'should have never|not had? happened|occurred',
        'should not|never have been possible|necessary|needed|allowed',
        'as ... as ... should have been? $',
      ],
      because: 'A wish about the past.',
    },
    {
      id: 'safeguard-should-have',
      find: 'should|ought not|to? have :saving|paged|alarmed|fired|woken|stopped|blocked|refused|rejected|complained',
      unless: [':users should ... have', 'should have stopped|fired ... by <number>'],
      because: 'A safeguard that was not there, or did not hold; what it did is the story.',
    },
    {
      id: 'should-have-been-caught',
      find: 'should|could|might have been? ... caught|noticed|detected|prevented|avoided|spotted|tested|communicated|reviewed|escalated|documented|deleted|removed|checked|verified|informed|monitored|alerted|paged|resolved',
      unless: [
        'should have been? ... resolved|mitigated|fixed by|as|at|for|now',
        'should have been? ... resolved by <number>',
        'could|might have been? ... noticed|seen|observed by ... users|customers',
        'users|customers|you|clients|subscribers could|may|might|should ... have',
      ],
      because: 'A better past, with nobody in it.',
    },
    {
      id: 'than-it-should',
      find: [
        'than ... should|ought have $',
        'than ... should|ought have been? $',
        'than it|they|we should|ought have',
        'longer|more|later|slower|worse than necessary',
      ],
      because: 'Measures the past against a norm.',
    },
    {
      id: 'should-be-what-it-was-not',
      find: [
        'should have been just|only|at|set|more|less|higher|lower|much|significantly',
        'should never have',
      ],
      unless: ['should have been set to ... by'],
      because: 'A value or a state that is known to be better only now.',
    },
    {
      id: 'safeguard-could-have',
      find: 'docs|documentation|runbook|alert|alerts|alarm|alarms|monitoring|test|tests|check|checks|review|reviews|canary|throttling|validation|safeguard|safeguards should|could have <done>',
      unless: [
        'should|could have passed|run|finished|completed|succeeded|been|affected|impacted|allowed|caused',
      ],
      because: 'What a safeguard would have done, had it been another.',
    },
    {
      id: 'could-have-done',
      who: ['person', 'self', 'we', 'they', 'thing', 'none'],
      find: [
        'could|might have been? :betterPast',
        'could|might have been ... :betterPast|:sooner',
        'could|might have <done> ... :sooner',
      ],
      unless: [
        'could|might not have been? :betterPast',
        'could have been? found|identified|discovered|used|fixed by ... attacker|attackers|users|user|anyone|observer',
        'could have been? affected|impacted|identified by',
      ],
      because: 'A better past that could have been.',
    },
    {
      id: 'people-could-have',
      find: 'could|might have <done>',
      who: people,
      unless: [
        'could not have',
        'they could have been',
        'no|that|which they could have',
        'could have gone wrong',
        'could have been? affected|impacted|allowed|exposed|accessed|lost|led|caused|resulted',
      ],
      because: 'What somebody could have done.',
    },
    {
      id: 'could-have-by',
      find: 'could have been? ... <done> by ... teams|team|engineers|engineer|us|me|themselves',
      because: 'What somebody could have done, in the passive.',
    },
    {
      id: 'would-have-saved',
      find: [
        'would not? have :saving',
        'would not? have been :betterPast',
        'would have made|kept|given ... easier|clearer|obvious|safe|safer|possible|time|faster',
      ],
      unless: [
        'not|nothing|never|no|anything|if|whether ... would have helped',
        'would not have :saving',
        'would not have been? ... :betterPast',
        'without ... would have',
        'would normally|usually|typically|ordinarily',
        'normal|normally ... would have',
        'what would have',
      ],
      because: 'A safeguard that was not there; say what was.',
    },
    {
      id: 'would-have-enabled',
      find: [
        'would|might|could have allowed|enabled|given|provided|let|shaved|pointed|tipped|led|meant|shown|showed|permitted|signalled|saved .. ... sooner|earlier|quicker|faster|detect|spot|catch|notice|prevent|avoid|identify|discover|discovery|detection|easier|obvious|right|minutes|hours|time|off',
        'would|might have been able to catch|detect|notice|prevent|spot|avoid|see|identify|plan|respond|recover',
        'would|might have been ... better|useful|helpful|preferable|wise|wiser|prudent|nicer|shorter|smaller|safer|quicker|sooner|earlier|clearer|easier|worth',
        'would have been nice',
      ],
      unless: [
        'attacker|attackers|malicious|attack|exploit ... would|could|might',
        ':users would|might|could ... have been',
      ],
      because: 'What a missing safeguard would have given.',
    },
    {
      id: 'should-have-elided',
      find: ['^ should not? have <done>', 'but|and should not? have been? $', 'there should have been'],
      because: 'The one who should have is left out, and meant all the same.',
    },
    {
      id: 'would-not-have-happened',
      find: [
        'would not have been? happened|occurred|arisen|existed|resulted|triggered|become|needed|necessary|possible|caused',
        'would have been? noticed|caught|detected|discovered|resolved|fixed|found|shorter|smaller|quicker|faster|sooner|less|minor|avoidable|preventable',
      ],
      unless: [
        'normal|normally ... would have',
        'would normally|usually',
        'without the|this|that|our',
        'would have been? ... even|anyway|regardless',
      ],
      because: 'Another past, spun from one if.',
    },
    {
      id: 'had-it-been',
      find: [
        '^ had <nominal> ... <done>',
        '^ had <nominal> ... been',
        '<comma> had the|we|they|i|he|she|it|this|our|someone ... been? <done> <comma>',
        'if only',
        'had only',
        '{wish} we|i|they had',
        'if ... had been? ... would|could ... have',
        'if ... had ... would|could not? have',
      ],
      unless: [
        'had to|no|a|an',
        'had the intended|desired|same|opposite|right|wrong effect',
        'had ... been|already ... since|for',
      ],
      because: 'If only it had been otherwise.',
    },
    {
      id: 'if-were',
      find: ['if ... was|were ... would not? have', 'if <done> ... could have been avoided'],
      unless: ['would have ... to'],
      because: 'An if about the past with its better end.',
    },
    {
      id: 'failed-to',
      find: 'failed|fails|failing|neglected|neglects to',
      who: ['person', 'self', 'we'],
      unless: ['if|would|could|may|might {fail} to', 'they|it ... {fail} to load|start'],
      because: 'Benner: accusatory, and it masks what was done.',
    },
    {
      id: 'they-failed-to',
      find: 'failed|fails|failing|neglected|neglects to :humanDeeds',
      who: ['they', 'none'],
      unless: [
        'after failing to',
        '{fail} to identify|respond|make|take|update|include|provide|test ... health|request|requests|connection|node|server|pod|resource|replica',
      ],
      because: 'The same, where who failed is carried or left out.',
    },
    {
      id: 'did-not',
      find: [
        'did not ... :care',
        'never told|checked|verified|validated|confirmed|tested|reviewed|followed|bothered|escalated|informed|notified|communicated|consulted|asked|documented|announced|considered',
        'did not bother',
      ],
      who: ['person', 'self', 'they'],
      unless: ['did not ... :care|<word> ... because|since|as|until'],
      because: 'What somebody did not do; say what they did.',
    },
    {
      id: 'failed-to-as-only-people-do',
      find: 'failed|fails|failing|neglected|neglects to follow|communicate|escalate|tell|consult|remember|realise|realize|appreciate|bother|speak',
      unless: ['if|would|could|may|might {fail} to'],
      because: 'Nobody but people does these, whatever their name.',
    },
    {
      id: 'nobody-thought',
      find: 'nobody|no-one|none thought|bothered|remembered to|of',
      because: 'What nobody did, told as if it had been there to do.',
    },
    {
      id: 'no-attention',
      find: 'not {pay} ... attention',
      because: 'Attention was somewhere; where it was is the story.',
    },
    {
      id: 'we-did-not',
      find: [
        'did not properly|sufficiently|adequately|fully|thoroughly|carefully|correctly <word>',
        'did not bother|follow|check|verify|validate|escalate|communicate|test|consult|review|announce',
        'never checked|verified|validated|tested|reviewed|escalated|told',
      ],
      who: ['we'],
      unless: ['did not ... because|until|since'],
      because: 'The same of ourselves; that we did not notice is a fact about detection and stays.',
    },
    {
      id: 'missed-it',
      find: [
        'sign|signs|signal|opportunity|chance|alert|alerts|warning|warnings|clue we|they|i|he|she missed',
        'completely|totally|entirely|simply missed',
        '{miss} the|this|that|an|our sign|signs|signal|signals|information|opportunity|chance|alert|alerts|warning|warnings|step|steps|point|page|clue|clues|fact',
        '{overlook} the|this|that',
      ],
      who: ['person', 'self', 'we', 'they'],
      unless: ['{miss} the point'],
      because: 'Missing is what not seeing is called afterwards.',
    },
  ],
}
