const doubled = /([bdgklmnprt])\1$/

const stems = (word: string, ending: string): readonly string[] => {
  const stem = word.slice(0, -ending.length)
  if (stem.length < 2) return []
  const plain = doubled.test(stem) ? [stem.slice(0, -1), stem] : [stem]
  return ending === 's'
    ? plain
    : [...plain, `${stem}e`, ...(stem.endsWith('i') ? [`${stem.slice(0, -1)}y`] : [])]
}

/** Participles that no rule leads back to their verb; others are found by their ending. */
const irregular = new Map(
  Object.entries({
    begun: 'begin',
    bought: 'buy',
    brought: 'bring',
    built: 'build',
    caught: 'catch',
    chosen: 'choose',
    done: 'do',
    drawn: 'draw',
    driven: 'drive',
    found: 'find',
    forgotten: 'forget',
    gone: 'go',
    given: 'give',
    held: 'hold',
    kept: 'keep',
    known: 'know',
    learnt: 'learn',
    made: 'make',
    overridden: 'override',
    paid: 'pay',
    read: 'read',
    rewritten: 'rewrite',
    run: 'run',
    rerun: 'run',
    seen: 'see',
    sent: 'send',
    set: 'set',
    shown: 'show',
    shut: 'shut',
    split: 'split',
    taken: 'take',
    taught: 'teach',
    thrown: 'throw',
    told: 'tell',
    tied: 'tie',
    understood: 'understand',
    withdrawn: 'withdraw',
    written: 'write',
  }),
)

/** Nouns of deeds, where a list names what will be done without a verb. */
const deeds = new Map(
  Object.entries({
    addition: 'add',
    adoption: 'adopt',
    automation: 'automate',
    creation: 'create',
    deletion: 'delete',
    deployment: 'deploy',
    implementation: 'implement',
    installation: 'install',
    introduction: 'introduce',
    isolation: 'isolate',
    migration: 'migrate',
    removal: 'remove',
    replacement: 'replace',
    segmentation: 'segment',
    separation: 'separate',
    simplification: 'simplify',
    upgrade: 'upgrade',
    validation: 'validate',
    investigation: 'investigate',
    improvement: 'improve',
    enhancement: 'enhance',
    evaluation: 'evaluate',
    expansion: 'expand',
    reduction: 'reduce',
    decommissioning: 'decommission',
  }),
)

/** What a word may be a form of, itself first: `adding` → adding, add, adde. Wrong guesses do no harm: they are in no table. */
export function bases(word: string): readonly string[] {
  const found = [word]
  const known = irregular.get(word) ?? deeds.get(word)
  if (known) found.push(known)
  if (word.endsWith('ing')) found.push(...stems(word, 'ing'))
  else if (word.endsWith('ed')) found.push(...stems(word, 'ed'))
  else if (word.endsWith('es')) found.push(...stems(word, 'es'), ...stems(word, 's'))
  else if (word.endsWith('s') && !word.endsWith('ss')) found.push(...stems(word, 's'))
  if (/^(?:re|de|un|pre|auto)-?[a-z]{3}/.test(word)) found.push(word.replace(/^(?:re|de|un|pre|auto)-?/, ''))
  return found
}
