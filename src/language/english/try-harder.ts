import type { CategoryTable } from '../table.ts'

/** Field guide §1.2, 4: the weakest class of remedy in the hierarchy of the VA. */
export const tryHarder: CategoryTable = {
  category: 'try-harder',
  level: 'info',
  levels: { items: 'warning' },
  why: 'Care and memory are what ran out; asking for more of them changes nothing that can be checked.',
  question:
    'If the same tired person met the same screen next month, what would be different about the screen?',
  leave: ['drill|game-day|exercise ... on|before <number>', '{blame,label,say} ... careful'],
  rows: [
    {
      id: 'be-careful',
      find: [
        'be|being|become|stay|remain very|more|extra|so|super|really|less? careful|cautious|vigilant|attentive|mindful|diligent|alert|aware|proactive|disciplined|thoughtful|conscientious',
        'more|very|extra careful|cautious|vigilant|attentive|mindful|diligent about|with|when|in|to|on|next',
        'need|needs|must|should|shall|have ... careful|cautious|vigilant|attentive|mindful|diligent',
        'careful when|with|not|about',
        'more|greater|extra|increased|better care|vigilance|diligence|discipline|caution|attentiveness|mindfulness',
        'take|taking|exercise|exercising|use|using more|extra|greater|better|special|great? care|caution',
      ],
      unless: [
        'aware of|that ... <past>',
        'was|were|been ... careful|cautious|aware|attentive|alert',
        'make|made|making|become|became|becoming aware',
        'on alert|careful|planning',
        'care of',
        'better care about|for',
        'infrastructure|system|systems|software|service|code|script|tool|client|server|algorithm ... more careful|cautious|proactive',
        'being proactive|alert|aware',
        'be|become|being aware of',
        '{alert} when|if|on',
        'be alert to',
        'proactive monitoring|alerts|alerting|checks|detection',
      ],
      because: 'More care as the remedy.',
    },
    {
      id: 'carefully',
      find: [
        'more carefully|cautiously|attentively|diligently|thoroughly|clearly',
        '^ carefully <base>',
        'must|should|shall|needs ... carefully',
        '^ please carefully <base>',
      ],
      unless: [
        'was|were|had|been|have|has|did ... carefully',
        'until|can|could|to ... more thoroughly|clearly ... understand|investigate|analyse|analyze|identify',
        'more clearly|thoroughly ... show|visible|documented|display',
        'be ... clearly',
        '<ing> carefully',
      ],
      because: 'The same, as an adverb.',
    },
    {
      id: 'vigilance',
      find: [
        'vigilance|caution|care|diligence ... must|should|needs .. taken|exercised|used',
        'vigilance|caution|diligence ... is .. warranted|required|needed|advised',
        'will carefully <base>',
      ],
      because: 'Care as the remedy, as a noun.',
    },
    {
      id: 'pay-attention',
      find: [
        '{pay} more|close|closer|better|special|particular|careful|greater? attention',
        'closer|more attention to|from|by',
      ],
      who: ['person', 'self', 'we', 'they', 'none'],
      unless: ['attention ... was|were {pay}'],
      because: 'Attention was somewhere; more of it is no plan.',
    },
    {
      id: 'remember',
      find: [
        '^ remember to|that|not',
        'must|should|need|needs|have|has|to|please|always|and|will remember to|that|not|<ing>|turn|<word>',
        'need|needs|must|should|to keep|bear in mind',
        '^ keep|bear in mind when|to|next|for',
      ],
      unless: [
        'remember|mind that ... had|was|were|did',
        'remember-me|me|password|cookie',
        'hard|difficult|easy|helps|help|helped|able|can|cannot|could|not|forget ... remember',
        'important|worth ... remember|mind ... was|were|had',
        '{remember} ... when|how|what ... was|were',
      ],
      because: 'Memory as a safeguard.',
    },
    {
      id: 'double-check',
      find: [
        '^ always|please? double-check|triple-check',
        'must|should|need|to|please|always|{remind} double-check|triple-check|doublecheck',
        '^ always|please? double|triple check',
        'must|should|please|always|need to double|triple check',
        'people|everyone|engineers|team ... to double-check',
      ],
      unless: [
        'script|tool|system|software|pipeline|job|bot|check|checks|ci ... double-check',
        'was|were|is|are|started|asked|went|logged <word>? <word>? to double-check|double',
        '{go,begin,start,decide,continue} ... double-check',
      ],
      because: 'A second look by the same eyes.',
    },
    {
      id: 'try-harder',
      find: [
        'try|trying harder',
        'do|doing better at|job|in|next|$',
        'must|should|need|needs|to|can|could|will do better',
        '{get} better at',
        'will|should|must|need|to .. communicate|coordinate|respond|react|plan|prepare|test|review .. better',
        'be|become better at',
        '{do} a better job',
        '^ {test} more $',
        'need|needs|must|should to? {test} more',
        'raise|raising|increase|increasing awareness',
        '^ {respond,react,act,escalate} faster|quicker|sooner|earlier',
        '{raise,declare,escalate,report,communicate} ... incident|incidents|issues|problems ... quicker|sooner|earlier|faster',
        'communicate|respond|react|coordinate ... more|better ... clearly|quickly|promptly|effectively|proactively',
      ],
      unless: [
        'awareness campaign|week',
        'awareness|better email',
        'it|system|systems|service|software|that|which|to ... {respond,react} faster|quicker',
        'was|were|had|did ... sooner|earlier|faster|better',
        'able to|allow|allows|let|lets|helps|help|enable ... quicker|sooner|earlier|faster|quickly|better',
      ],
      because: 'Trying harder is not a change.',
    },
    {
      id: 'teach-people',
      find: [
        'remind|train|retrain|educate|teach|coach|instruct|reminding|training|retraining|educating|teaching|coaching all? <people>',
        '{remind,train,retrain,educate,teach,coach,instruct} all|the|our|new? everyone|everybody|people|humans|staff|folks|ourselves|devs|on-call',
        'needs|need to learn',
      ],
      unless: [
        'was|were|been {train,teach,remind,educate,warn}',
        'model|gpu|ml {train}',
        '{train} job|jobs|data|run|model|pipeline|set|machine|machines|network',
      ],
      because: 'Changes people, not what they work with.',
    },
    {
      id: 'make-sure-people',
      find: [
        'make|making sure ... people|everyone|everybody|engineers|developers|staff|operators|on-call|folks|humans ... <word>',
        '{ensure} ... people|everyone|everybody|engineers|developers|staff|operators|folks|humans',
      ],
      unless: [
        '{ensure} ... referred',
        'make|making|{ensure} ... gets|get|is|are|receives|receive|has|have notified|emailed|paged|access|alerted|alerts|added',
        'everyone|everybody|people|engineers|staff ... can|are|is|get|gets|has|have access|able|emailed|notified|paged|safe',
        'before|so|that ... can',
      ],
      because: 'Nobody can make sure of that by wishing.',
    },
    {
      id: 'do-not-assume',
      find: [
        '^ do? not|never assume|rush|forget|deploy|ever|panic',
        'and|should|must|to not assume|rush|forget',
        'remain|stay|keep calm',
        'avoid {make} ... mistakes',
        'better not to',
      ],
      unless: [
        'do not assume ... system|code|software',
        'script|job|system|code|client|service ... should|must not assume',
      ],
      because: 'A resolution, not a change.',
    },
  ],
}
