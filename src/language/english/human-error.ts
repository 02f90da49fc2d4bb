import type { CategoryTable } from '../table.ts'

const anyone = ['person', 'self', 'we', 'they', 'none'] as const

/** Field guide §1.2, 3: human error is a symptom (Dekker). */
export const humanError: CategoryTable = {
  category: 'human-error',
  level: 'warning',
  why: 'A slip is where the explanation begins: it tells what happened, not what made it easy.',
  question: 'What came before it, and what made the wrong thing easy and the right thing hard to tell apart?',
  gentle: {
    why: 'A slip is where the explanation begins, your own as well.',
    question: 'What made the wrong thing easy for you just then, and would have for anybody?',
  },
  leave: [
    'not|no|never|avoid|than|blameless .. human|operator|user error',
    '{label,call,blame} ... human error',
    '{prevent,avoid,reduce,eliminate,minimise,minimize} ... human|manual|operator|user error|errors|mistake|mistakes',
    'error|errors|mistake|mistakes is|are ... symptom|symptoms|inevitable|normal',
    'easy|easier|hard|harder|difficult|possible|impossible to ... :slips|{make}|mistake|accident',
    '{prevent,avoid,stop,protect,guard,safeguard} ... :slips|accidental|mistake|mistakes|typo|typos|{forget}',
  ],
  rows: [
    {
      id: 'human-error',
      find: [
        ':errorAdjectives :mistakes|errors',
        'user error|mistake',
        'pebkac',
        '{fat-finger}',
        'human factor',
      ],
      unless: [
        'user|operator|admin|manual error|errors rate|rates|page|pages|message|messages|code|codes|class|log|logs|count|response|responses|budget|handling',
        'user|operator errors ... in|on|from|during|increased|rose|spiked|that',
        'these|those|resulted|experienced|increased|elevated ... user errors',
        '{assume,suspect} user|human|operator error',
        'operator errors ... reconcile|retried',
        'an|the|api ... operator error ... message|code',
      ],
      because: 'The label that ends the search.',
    },
    {
      id: 'by-mistake',
      find: [
        'by mistake',
        'by accident',
        'in error $',
        'in error and|,|.|when|while|by',
        'as a mistake',
        'was|is|were ... an? mistake|oversight|typo',
      ],
      unless: [
        'not|no|never .. mistake|oversight|typo',
        'not|or|never|could|might|can|to|would ... by mistake|accident',
        'it|which|this? would be ... mistake',
        'see|seen|saw ... in error',
      ],
      because: 'The slip as the whole explanation.',
    },
    {
      id: 'slipped',
      find: ':slips',
      when: 'somebody did',
      because:
        'Tells of a slip, by somebody or by nobody named. A change that did it inadvertently is the agent itself.',
    },
    {
      id: 'wrong-by-hand',
      find: ':wrongly',
      when: 'a hand did',
      because: 'Somebody set it so; a script that loads incorrectly is none of this.',
    },
    {
      id: 'mistake-made',
      find: [
        '{make,commit} a|an|the|this|some|several|two ... mistake|mistakes|typo|typos|error|blunder',
        'mistake|mistakes|error|errors|typo was|were|is|being? made',
        'my|our|their|his|her|your <word>? mistake|mistakes|typo|oversight|slip-up|error',
        "<people> 's <word>? mistake|typo|oversight",
        'realised|realized|realize|realise|noticed|spotted|found|corrected|admitted ... the|their|his|her|our|my|this mistake',
      ],
      unless: [
        'if|to|can|could|may|might|would|will {make} ... mistake|mistakes|error|errors|typo',
        '{learn} from ... mistakes',
        'error budget|rate|rates|message|messages|log|logs|page|code|logging|handling|reporting|monitoring|tracking|tracker',
        '{make} ... error visible|clear|clearer|explicit|better|more',
      ],
      because: 'A mistake, and with it the end of the story.',
    },
    {
      id: 'accidental-deed',
      find: 'accidental|unintentional|inadvertent|mistaken execution|deletion|removal|run|merge|deploy|deployment|change|commit|push|restart|renaming|overwrite|reboot|shutdown|triggering|disconnection|publication|upload|activation|configuration',
      unless: [
        '{protect,guard} ... accidental|unintentional|inadvertent',
        'from|against accidental|unintentional|inadvertent',
      ],
      because: 'The slip as a noun.',
    },
    {
      id: 'a-mistake',
      find: [
        'the|this|that|a|an|one|real|only|same|original|initial|our|above|policy|my|operator|first|second|another .. mistake|typo',
        'typo in|on|during|while',
      ],
      unless: [
        '{fix,correct,revert,repair} .. mistake|typo',
        'similar|such|potential|possible|future|common .. mistake',
        'if|could|might|may|can|would .. mistake|typo',
        'any|no|not .. mistake',
        'typo is easy|hard|difficult',
        'chance|potential|room|opportunity|risk for|of ... mistake',
      ],
      because: 'Called a mistake, it needs no further question.',
    },
    {
      id: 'the-wrong-one',
      find: '{issue,run,use,delete,push,pick,choose,apply,edit,enter,type,select,restart,target,copy,send,execute,open,merge,click,flip} the|a .. wrong',
      who: anyone,
      unless: ['{send} ... to the wrong', '{use} ... wrong'],
      because: 'Wrong is known afterwards; the two looked alike before.',
    },
    {
      id: 'mistake-as-cause',
      find: [
        'due|owing to ... mistake|typo|oversight|slip-up|blunder',
        '{cause} by ... mistake|typo|oversight|blunder',
        'because of ... mistake|typo|oversight',
        'mistake|typo|oversight in|on|by|during|from ... {cause,lead,result,trigger,take,break,bring,delete,remove,mean}',
        'with a typo',
        'a|an|this|one|simple|mere|small|tiny typo ... {cause,lead,result,mean,break}',
        '{result,come,arise,stem} ... from ... mistake|typo|oversight',
        'mere|simple|stupid|silly|honest|small mistake|typo|oversight',
      ],
      unless: ['{fix,correct} ... typo'],
      because: 'Makes the slip the cause.',
    },
    {
      id: 'forgot',
      find: ['forgot|forgotten|forgetting', 'failed to remember'],
      unless: [
        'others|other|some ... am|are forgetting',
        'not|never|or|easily|soon|can|could|may be|have? ... forgot|forgotten',
        '{forget} .. password|passwords|email|emails',
        'forgotten ... password',
      ],
      because: 'Forgetting says nothing about what should have been the reminder.',
    },
    {
      id: 'misread',
      find: [
        '{misread,misinterpret,misunderstand,misjudge,mistype,misremember,mishandle,misspell,overlook}',
        '{mix} up',
      ],
      who: anyone,
      unless: ['{misunderstand} ... by|{could,may,might,can,to}'],
      because: 'Tells of a slip of perception; what was on the screen is the story.',
    },
    {
      id: 'mistook',
      find: ['mistook', 'mistaken for', 'confused .. with|for'],
      who: anyone,
      because: 'Two things looked alike; that is the story.',
    },
    {
      id: 'wrong-one-by',
      find: 'wrong|incorrect|erroneous .. was|were|been <done> by <people>',
      because: 'The slip in the passive, with whose it was.',
    },
    {
      id: 'was-overlooked',
      find: 'was|were|been|got overlooked|mistyped|misread|misspelled|misspelt|mislabelled|mislabeled|misplaced|mixed',
      unless: ['could|can|may|might|easily be overlooked|misread'],
      when: 'by no machine',
      because: 'The same in the passive.',
    },
    {
      id: 'inattention',
      find: 'lack of focus|attention|care|concentration|diligence by|of|from|on|in|during',
      because: 'Inattention explains nothing: attention is always somewhere.',
    },
    {
      id: 'too-early',
      find: [
        '{run,execute,deploy,merge,release,enable,push} prematurely',
        'prematurely executed|run|merged|deployed|released|pushed|closed|resolved|enabled|announced|declared',
      ],
      when: 'by no machine',
      because: 'Too early is known only afterwards.',
    },
  ],
}
