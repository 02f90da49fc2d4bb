import type { CategoryTable } from '../table.ts'

const cause =
  'primary|main|sole|single|true|real|actual|underlying|ultimate|fundamental|only|exact|likely|probable|apparent'

/** Field guide §1.2, 7: Cook’s seventh, Allspaw, Benner. A word in common use, so it is a nudge. */
export const singleRootCause: CategoryTable = {
  category: 'single-root-cause',
  level: 'info',
  why: 'One cause ends the search; it took several things together, and some of them made it better.',
  question:
    'What else had to be true for this to happen, and what made it worse, or kept it from being worse?',
  leave: [
    'no|not|rather|than|without|never|several|one|multiple|many ... single|one? root cause|causes',
    'root certificate|certificates|user|users|partition|account|ca|dns|zone|server|servers|directory|password|filesystem',
    'not|unknown|unclear|undetermined ... root cause',
    'root cause is|was|has|were been? found|identified|known|fixed|confirmed|addressed|determined|discovered|understood|mitigated and|by|,',
    'root cause is|was|has|were been? found|identified|known|fixed|confirmed|determined|discovered|understood $',
    'track|tracked|tracking down ... cause',
    'is|are|remains|was still? unknown|unclear|undetermined',
    'once|until|when|after|while|whether|if ... root? cause ... <done>',
    'one of ... cause|causes|factors',
  ],
  rows: [
    {
      id: 'root-cause-was',
      find: [
        'root cause <comma>? is|was|were|being|turned|appears|appeared|seems|lies|lay|stemmed',
        'root cause of|for|behind ... is|was|were|being|turned|appears|appeared|seems|lies|lay',
        'root cause <colon>',
        'root-cause <colon>|is|was',
        'root cause ... {identify,determine,find,trace,confirm,pinpoint} as|to|was|is|that|:|in|a|an|the',
        'as|be|being|is|was|were the a|our|this? root cause',
        `the|a|its|our ${cause} root? cause of|for|behind? ... is|was|were|being`,
        'found|discovered|identified|determined|have|know the ... root|real|true|actual cause <colon>|of|$|.|as|to|in|that|was',
      ],
      unless: [
        'root cause and|analysis|analyses',
        'find|finding|identify|identifying|investigate|investigating|determine|determining|look|looking|search|searching|establish|understand|understanding|know|learn|confirm|confirming|diagnose|debug ... root? cause',
        '{continue,try,begin,start,work,attempt} to|on|with? ... root cause',
        'quickly|we|engineers|team ... {identify,find,determine} ... cause ... and',
      ],
      because: 'Says that there is one.',
    },
    {
      id: 'the-cause-was',
      find: [
        'the cause of|for|behind ... is|was|were|turned|appears|appeared|being',
        '^ the? cause <colon>',
        'the cause is|was|turned|appears',
        '^ causes <colon>',
        `sole|single|main|primary|real|true|actual|underlying|ultimate|only|direct|immediate cause`,
        'the one thing that caused',
        'comes|came|boils|boiled down to ... one|a|an|single|bad|the',
        'reason for ... outage|incident|failure|downtime|issue|problem was|is|being',
      ],
      unless: [
        'identify|find|determine|investigate|understand|know|establish|confirm|isolate|identified|investigating|found|finding|identifying|look|looking|diagnose ... cause',
        'cause ... unknown|unclear|investigated|identified|determined|found|investigation|known|mitigated|confirmed|established|addressed',
        'root cause',
        'causes <colon> ... <comma>',
        'reason for ... was that',
        'what|which ... cause',
      ],
      because: 'The same without the root.',
    },
    {
      id: 'cause-identified-as',
      find: 'cause .. was|were|is|has .. identified|determined|traced|pinpointed|found|confirmed|narrowed as|to|down',
      because: 'Names it as found.',
    },
    {
      id: 'mere',
      find: [
        'caused|due|happened|broken|down by|to|because ... mere|simple|single|one|trivial|tiny|bad typo|mistake|commit|character|line|misconfiguration',
        'all because of',
      ],
      because: 'Reduces it to one trivial thing.',
    },
  ],
}
