/** What a sentence may open, and what to ask next. */
export interface Opening {
  id: string
  /** What the words are a sign of, as Etsy’s guide names it. */
  signals: string
  find: string | readonly string[]
  unless?: readonly string[]
  ask: string
}

/** Field guide §1.3, after Etsy’s Debriefing Facilitation Guide, in our own words. Earlier rows are closer to people. */
export const openings: readonly Opening[] = [
  {
    id: 'luck',
    signals: 'luck',
    find: [
      'by luck|chance|coincidence',
      'luckily|fortunately|coincidentally',
      'happened to be',
      'got|were|was lucky',
    ],
    ask: 'What would have happened otherwise? Could it be made deliberate?',
  },
  {
    id: 'observation',
    signals: 'an observation',
    find: '{seem,look,feel,sound} a? bit|rather|very|somehow|kind|kinda? of? off|weird|strange|slow|odd|wrong|funny|fishy|suspicious|unusual',
    ask: 'What exactly gave it away: a graph, a line in a log? Where were you looking?',
  },
  {
    id: 'state-of-mind',
    signals: 'a state of mind',
    find: [
      '{frustrate,confuse,stress,panic,overwhelm,worry,exhaust}',
      'tired|nervous|frustrating|confusing|confusion|stressful|anxious|exhausted|scared|lost|frustration|panicked',
    ],
    unless: [
      'kernel panic|panics',
      'panic recovery|message|log',
      'stress test|tests|testing',
      'lost packet|packets|data|messages|events|connection',
    ],
    ask: 'What else was going on then? When did it begin?',
  },
  {
    id: 'local-rationality',
    signals: 'what made sense then',
    find: ['{assume,believe,guess,figure}', 'i|we|they|she|he|everybody|everyone|people|team thought'],
    unless: ['{assume} role', 'figured|figure out'],
    ask: 'What made that the reasonable reading at that moment?',
  },
  {
    id: 'shared-knowledge',
    signals: 'a claim that everybody knew',
    find: ['obviously', 'of course', 'everyone|everybody|anyone knows|knew'],
    ask: 'Who in the room knew this? Who didn’t?',
  },
  {
    id: 'hidden-expertise',
    signals: 'expertise that is not written down',
    find: [
      'workaround|work-around|workarounds|trick|tricks',
      'script i|we keep|have|use|wrote',
      'my|own dashboard|script|scripts|notes|cheatsheet',
    ],
    ask: 'Can you show it? Who else uses it, and what happens when you are away?',
  },
  {
    id: 'decision',
    signals: 'a decision',
    find: ['{decide,choose,opt} to|against|for|not', 'went with|for|ahead', 'decided|chose|opted'],
    unless: ['cve|bug|alarm|alert went'],
    ask: 'What else was on the table? Would you have decided differently in a similar case?',
  },
  {
    id: 'tacit-knowledge',
    signals: 'knowledge from somewhere',
    find: [
      'i|we|he|she|they knew|remembered|recognised|recognized|recalled',
      'was|were sure|certain|confident',
      'knew',
    ],
    ask: 'How did you know: told, written down, seen before? Who else knows?',
  },
  {
    id: 'help-seeking',
    signals: 'asking for help',
    find: [
      'i|we|he|she|they|team|<people> paged|escalated|pinged|called|asked|messaged',
      'asked <people>',
      'paged|pinged|escalated',
    ],
    unless: ['were|was|been paged|pinged|asked by pagerduty|opsgenie|alert|monitor'],
    ask: 'What brought you to ask then, and how did you know whom to ask?',
  },
  {
    id: 'mental-model',
    signals: 'how things normally are',
    find: ['usually|normally|always|typically', 'should|supposed to? {work}'],
    ask: 'What does a normal day look like here? What comes before and after?',
  },
  {
    id: 'action',
    signals: 'an action',
    find: 'i|we restarted|rebooted|pushed|rolled|reverted|ran|deployed|switched|stopped|started|turned|deleted|killed|scaled|disabled|enabled|merged|changed|drained',
    ask: 'What did you expect to happen? What would have made you stop?',
  },
  {
    id: 'assessment',
    signals: 'an assessment',
    find: 'was|were|is|are|looked|seemed|appeared broken|fine|down|healthy|up|ok|okay|working|stable|unhealthy|recovered',
    ask: 'How could you tell? When was the first moment you thought so?',
  },
]
