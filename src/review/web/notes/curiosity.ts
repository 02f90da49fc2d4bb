interface Opening {
  said: RegExp
  ask: string
}

/** What a sentence may open, and what to ask next; field guide §1.3, in our own words. Earlier lines are closer to people. */
const openings: readonly Opening[] = [
  {
    said: /\b(by luck|luckily|happened to be|by chance|coincidence)\b/i,
    ask: 'What would have happened otherwise? Could it be made deliberate?',
  },
  {
    said: /\b(seemed|looked|felt|sounded) (a bit |rather |very |somehow )?(off|weird|strange|slow|odd|wrong|funny)\b/i,
    ask: 'What exactly gave it away: a graph, a line in a log? Where were you looking?',
  },
  {
    said: /\b(frustrat|confus|stress|panic|tired|worried|nervous|overwhelm)\w*/i,
    ask: 'What else was going on then? When did it begin?',
  },
  {
    said: /\b(assumed|believed|guessed|figured|(?:I|we|they|she|he) thought)\b/i,
    ask: 'What made that the reasonable reading at that moment?',
  },
  {
    said: /\b(obviously|of course|everyone knows|everybody knows)\b/i,
    ask: 'Who in the room knew this? Who didn’t?',
  },
  {
    said: /\b(work-?around|trick|script (?:I|we) keep|my dashboard|my script)\b/i,
    ask: 'Can you show it? Who else uses it, and what happens when you are away?',
  },
  {
    said: /\b(decided to|chose to|went with|opted)\b/i,
    ask: 'What else was on the table? Would you have decided differently in a similar case?',
  },
  {
    said: /\b(was sure|knew|remembered)\b/i,
    ask: 'How did you know: told, written down, seen before? Who else knows?',
  },
  {
    said: /\b(paged|escalated|pinged|asked (?:for|\w+ to))\b/i,
    ask: 'What brought you to ask then, and how did you know whom to ask?',
  },
  {
    said: /\b(usually|normally|always|should work)\b/i,
    ask: 'What does a normal day look like here? What comes before and after?',
  },
  {
    said: /\b(?:I|we) (restarted|pushed|rolled back|ran|deployed|switched|stopped|turned)\b/i,
    ask: 'What did you expect to happen? What would have made you stop?',
  },
  {
    said: /\b(was|were|looked) (broken|fine|down|healthy|up)\b/i,
    ask: 'How could you tell? When was the first moment you thought so?',
  },
]

/** A question that somebody might ask about what was said, or null when nothing offers itself. */
export function questionAbout(text: string): string | null {
  return openings.find(({ said }) => said.test(text))?.ask ?? null
}
