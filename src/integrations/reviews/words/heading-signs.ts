import type { Meaning } from '../reading.ts'

/** Words that give a longer heading away, in this order: the first that fits counts. */
export const headingSigns: readonly (readonly [Meaning, RegExp])[] = [
  [
    'went-well',
    /\b(?:went|gone|worked|did) (?:so |really |quite )?(?:well|right)\b|\bthe good\b|\bpositives?\b/,
  ],
  ['lucky', /\bluck(?:y|ily)?\b/],
  [
    'timeline',
    /\btime ?lines?\b|\bchronolog|\bsequence of events\b|\blog of (?:the )?events\b|\bcourse of (?:the )?events\b/,
  ],
  [
    'items',
    /\baction(?: ?items?|ables?| points?| plan)\b|^(?:\w+ )?actions? (?:required|needed|planned)$|\bcountermeasures?\b|^(?:open |agreed |planned )?actions\b|\bnext steps?\b|\bfollow(?:ing)?[ -]?ups?\b|\bcorrective\b|\bprevent(?:ion|ing|ative|ive)?\b|\bimprovements? (?:we|to make|planned)|\bto-?dos?\b|\brecommend(?:ed|ations?)\b|\bfuture (?:work|improvements?|steps?|plans?|measures?|actions?|changes)\b|\b(?:going|moving|looking) forwards?\b|\bhow (?:are|will|do|can) we\b.*\b(?:better|differently|improve|prevent|less likely)|\bhow we(?:’re| are|’ll| will) (?:fix|prevent|improv)|\b(?:short|medium|mid|near|long)[- ]?term (?:improvements?|actions?|measures?|plans?|goals|fixes|steps|remediations?|items|tasks)\b|(?<!\bfor )\bimprovements$|\bwhat (?:are we|we are|we’re|we will be|we’ll be|will we be|are you|is being|we plan to|will be|will we) (?:do(?:ing)?|done|chang)|\bremedia(?:l|tion) (?:items?|steps?|plan|work|tasks?|status|progress|measures|tracking|backlog|roadmap)\b|\bso it (?:never|does ?n.t) happens? again\b|\bavoid(?:ing)? (?:this|it|future|similar|re-?occurrences?|recurrence)\b|\bsteps (?:we (?:are|will)|(?:being )?taken to (?:avoid|prevent))\b/,
  ],
  [
    'lessons',
    /\blessons?\b|\blearn(?:ed|t|ing|ings)?\b|\btakeaways?\b|\bretrospective\b|\bgo(?:ne)? (?:so |as )?(?:better|well|badly|poorly|wrong)\b|\bwent (?:badly|poorly|less well|not so well|not well)\b|\b(?:could|can|should) (?:have |be |we )?(?:been |be )?(?:improved?|better)\b|\bdid(?:n.t| not) (?:go|work)\b|\breflections?\b|\btake-?aways\b/,
  ],
  [
    'detection',
    /^why (?:was |were |did |the |our )*(?:detection|alert(?:s|ing)?|monitor(?:s|ing)?)\b|\bwhy (?:it|this) (?:was ?n.t|was not|went un)(?: ?detected| ?noticed)\b/,
  ],
  [
    'factors',
    /\b(?:root|contributing|underlying|probable|technical|direct|proximate|primary)[ -]?caus|\bcauses?\b|\bcontribut(?:ing|ory|ors?|ion)\b|\bfactors?\b|\bwhys?\b|\bwhat (?:caused|broke|failed|allowed|led to)\b|\bhow (?:did (?:this|it|that) happen|(?:this|it) happened)\b|\broot ?-?cause|\bcausal\b|\b(?:attack|exploit) (?:vectors?|mechanics|path|chain|steps)\b|\banaly(?:sis|[sz]ing)\b/,
  ],
  ['trigger', /\btrigger(?:s|ed|ing)?\b|\blead[ -]?up\b|\bwhat started\b|\bleading up to\b/],
  [
    'detection',
    /\bdetect(?:ion|ed|ing)?\b|\bdiscover(?:y|ed|ing)\b|\bhow (?:did|do) we (?:know|notice|find out|learn)\b|\bwhen did we (?:know|notice)\b/,
  ],
  [
    'impact',
    /\bimpact(?:s|ed)?\b|\baffected\b|\bblast radius\b|\bsymptoms?\b|\bwho was\b|\bconsequences?\b|\beffects? on\b|\blosses\b|\bdata loss\b/,
  ],
  [
    'resolution',
    /\bresol(?:ution|ve|ved|ving)\b|\brecover(?:y|ed|ing)?\b|\brestor(?:e|ed|ing|ation)\b|\bmitigat(?:ion|ions|e|ed|ing)\b|\bfix(?:es|ed|ing)?\b|\bworkarounds?\b|\brepair(?:s|ed|ing)?\b|\bsolution\b|\brollback\b|\brolling back\b|^(?:[\w-]+ ){0,2}remediations?(?: (?:completed|complete|done|performed|taken))?$/,
  ],
  [
    'response',
    /\brespon(?:se|d|ded|ders?|ding)\b|\binvestigat(?:ion|ing|e|ed)\b|\bdiagnos(?:is|tics?|ing|e|ed)\b|\bdebug(?:ging)?\b|\btroubleshoot(?:ing)?\b|\bescalat(?:ion|ed|ing)\b|\bcommunicat(?:ion|ions|ing|ed)\b|(?<!error |exception |no )\bhandling\b|\bactions taken\b/,
  ],
  [
    'summary',
    /\bsummar(?:y|ies)\b|\boverview\b|\btl;?dr\b|\bwhat happened\b|\bsynopsis\b|\bin a nutshell\b|\bwhat was the problem\b|\bincident (?:details|report|description)\b|\bdescription of (?:the )?(?:incident|outage|event|issue|problem)\b/,
  ],
]

/** What a template prints before a list of items, where the headings got lost: the end of a sentence that stands before a list. */
export const itemsAhead =
  /\b(?:(?:repair|remedial|preventive|preventative|follow[ -]?up) (?:actions|items|steps)|next steps?|action items?|follow[ -]?ups?|actionables?|corrective (?:actions?|measures?)|to (?:prevent|avoid) (?:this|it|similar|such|future|a repeat|that)\b.{0,80}|following (?:actions|steps|improvements|measures|changes|tasks)|improvements?|we (?:will|are going to|plan to|’ll|are (?:taking|making|implementing))\b.{0,80}|this includes \(but is not limited to\))[^.!?]{0,120}[:.]?$/i
