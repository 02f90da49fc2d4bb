import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effort } from '../../../test/harness/effort.ts'
import { judgeItem, type Verdict } from './actionability.ts'
import { english } from './english/english.ts'

const ids = (text: string, context?: Parameters<typeof judgeItem>[1]) =>
  judgeItem(text, context).reasons.map((reason) => reason.id)
const verdictOf = (text: string): Verdict => judgeItem(text).verdict
const isVague = (text: string) => verdictOf(text) === 'not-actionable'

/** By rule: what is seen as vague, and a near miss that is not. */
const pairs: [rule: string, vague: string, fine: string][] = [
  ['a comparison', 'Make the importer faster', 'Make the importer finish within 10 minutes'],
  ['a comparison of the object', 'Set up better probes', 'Set up probes for the login page'],
  ['a comparison with its means', 'Make restarts quicker', 'Make restarts quicker by caching the index'],
  ['a direction', 'Improve the paging', 'Improve the paging so that two people are called'],
  ['a direction of a value', 'Increase resilience', 'Increase the timeout of the proxy'],
  ['thinking about it', 'Consider a second region', 'Decommission the second region'],
  ['looking into it', 'Investigate the spikes', 'Investigate why the spikes stop at midnight'],
  ['a way instead of an answer', 'Work out how to shard', 'Work out which tables lose rows'],
  [
    'studying without outcome',
    'Review the firewall',
    'Review the firewall to make sure that port 25 is closed',
  ],
  ['studying with a deed', 'Identify slow queries', 'Identify and rewrite the slow queries of the report'],
  ['going on', 'Keep migrating the jobs', 'Migrate the remaining jobs'],
  ['people', 'Train the operators', 'Give the operators a button that pauses the import'],
  ['care', 'Be careful with deletes', 'Show the row count before a delete runs'],
  ['vigilance', 'Make sure engineers read the plan', 'Make sure everybody gets notified when the job fails'],
  ['a ban', 'Never deploy on Fridays', 'Do not start the workers before the migration has finished'],
  ['a duty', 'Admins should follow the policy', 'The proxy should drop hosts that answer with 503'],
  ['an aspiration', 'The cache should not fail', 'The cache should not start if the disk is full'],
  ['a bare noun', 'Alerts for billing', 'Nightly job to compare row counts in both regions'],
  ['a need', 'We need tracing', 'We need to add tracing to the checkout'],
  ['an idea', 'It would be nice to have a cache', 'Put a cache before the catalogue'],
  ['any incident', 'Fix the problem', 'Fix the parser that drops the last line'],
  ['for ever', 'Ensure this does not happen again', 'Ensure the job stops when the disk is full'],
  ['a problem', 'The console is missing a confirmation', 'The console was changed to ask for confirmation'],
  ['somebody else', 'Talk to the vendor', 'Ask the vendor whether the firmware retries'],
]

describe('what makes an item vague, and what does not', () => {
  it.each(pairs)('%s: “%s” is vague, “%s” is not', (_rule, vague, fine) => {
    expect([judgeItem(vague).reasons, isVague(vague)]).toEqual([expect.anything(), true])
    expect([judgeItem(fine).reasons, isVague(fine)]).toEqual([expect.anything(), false])
  })

  it.each([
    'Status: Done - Remove the old ingress rules',
    'Status: In progress Remove the old ingress rules',
    '[x] Remove the old ingress rules (done)',
    '✅ Remove the old ingress rules',
    '- [ ] TODO: Remove the old ingress rules',
    '{{ Remove the old ingress rules }}',
    'OPS-112: Remove the old ingress rules (#12)',
    '**HIGH** Remove the old ingress rules',
    '[Completed] Remove the old ingress rules https://tracker.example/7',
    '@kim will remove the old ingress rules',
    'We need to remove the old ingress rules',
    'We are going to remove the old ingress rules',
    'Removing the old ingress rules',
  ])('sees the same deed behind its wrapping: %s', (text) => {
    expect(ids(text)).toContain('verb-change')
    expect(judgeItem(text).score).toBe(judgeItem('Remove the old ingress rules').score)
  })

  it('knows the names of people when they are given', () => {
    expect(ids('Robin should read the manual', { names: ['Robin Vale'] })).toContain('on-people')
    expect(ids('Robin should read the manual')).not.toContain('on-people')
    expect(judgeItem('Robin to delete the stale lock', { names: ['@robin'] }).verdict).not.toBe(
      'not-actionable',
    )
  })

  it('counts an end that was given elsewhere', () => {
    const without = judgeItem('Delete the stale lock')
    const given = judgeItem('Delete the stale lock', { doneWhen: 'The lock file is gone on all hosts' })
    expect(given.score).toBe(without.score + 2)
    expect(judgeItem('Delete the stale lock', { doneWhen: '  ' })).toEqual(without)
  })

  it('asks when it is done, unless that is said', () => {
    expect(judgeItem('Delete the stale lock').prompts).toEqual([
      'How will someone else see that this is finished?',
    ])
    expect(judgeItem('Reject uploads that have more than 10 MB without a name').prompts).toEqual([])
  })

  it('puts the heaviest question first and none twice', () => {
    const { prompts } = judgeItem('Consider better things')
    expect(prompts[0]).toBe('How will someone else see that this is finished?')
    expect(new Set(prompts).size).toBe(prompts.length)
  })
})

describe('what is true of any item', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          'add',
          'improve',
          'so that',
          'the',
          'better',
          ':',
          '- ',
          'should',
          'not',
          '.',
          '(',
          '“',
        ),
      )
      .map((parts) => parts.join(' ')),
  )

  it('the score is the sum of the points of the reasons and decides the verdict', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const { score, reasons, verdict } = judgeItem(text)
        expect(score).toBe(reasons.reduce((sum, reason) => sum + reason.points, 0))
        expect(verdict).toBe(score >= 4 ? 'ready' : score >= 2 ? 'needs-work' : 'not-actionable')
      }),
    )
  })

  it('blanks around it do not matter', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(judgeItem(`  ${text}\n `)).toEqual(judgeItem(text))
      }),
    )
  })

  it('only a lost point, or a missing end, is asked about', () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const { id, points, prompt } of judgeItem(text).reasons)
          expect(prompt !== null).toBe(points < 0 || id === 'open-end')
      }),
    )
  })

  it.each(['x', '"', '[ ] ', 'and add ', 'Status: ', '((', '😀', 'e\u0301', 'a.', 'T1 '])(
    'ten times as many characters of %j cost no more than some ten times as much',
    async (piece) => {
      const cost = (length: number) => effort(() => judgeItem(piece.repeat(length / piece.length)))
      await cost(10_000)
      const [short, long] = [await cost(20_000), await cost(200_000)]
      // Something quadratic would cost a hundred times as much; half a millisecond is noise.
      expect(long).toBeLessThan(40 * Math.max(short, 0.5))
    },
  )
})

describe('the tables', () => {
  it('give every message a question exactly when it takes points', () => {
    for (const [id, { points, prompt, text }] of Object.entries(english.messages)) {
      expect([id, prompt !== null]).toEqual([id, points < 0 || id === 'open-end'])
      expect(text).toMatch(/\.$/)
      if (prompt) expect(prompt).toMatch(/\?$/)
    }
  })

  it('put a verb into one class only', () => {
    const all = Object.values(english.verbs).flatMap((verbs) => verbs.words)
    expect(all.filter((verb, at) => all.indexOf(verb) !== at)).toEqual([])
  })

  it('say why, for each list', () => {
    const lists = [
      ...Object.values(english.verbs),
      ...Object.values(english.words),
      ...Object.values(english.phrases),
    ]
    for (const { why } of lists) expect(why).toMatch(/\w{3,}.*[.,]$/)
  })
})

const examples = new URL('../../../../shared/eval/action-examples.json', import.meta.url)

describe.skipIf(!existsSync(examples))(
  'the examples of the field guide (skipped where they are absent)',
  () => {
    const { good, bad } = existsSync(examples)
      ? (JSON.parse(readFileSync(examples, 'utf8')) as {
          good: [string, string, string][]
          bad: [string, string][]
        })
      : { good: [], bad: [] }

    it.each(good)('is ready: %s', (text, type, strength) => {
      const judged = judgeItem(text)
      expect(judged.verdict).toBe('ready')
      expect([judged.type.replace('mitigate-future', 'mitigate'), judged.strength]).toEqual([type, strength])
    })

    it.each(bad)('is not actionable: %s', (text) => {
      expect(verdictOf(text)).toBe('not-actionable')
    })
  },
)

const labelled = new URL('../../../../shared/data/language/actions.dev.jsonl', import.meta.url)

describe.skipIf(!existsSync(labelled))('real items with labels (skipped where they are absent)', () => {
  it('finds the vague ones at least as well as when this was written', () => {
    const rows = readFileSync(labelled, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { text: string; label: string })
    const called = rows.filter((row) => isVague(row.text))
    const right = called.filter((row) => row.label === 'vague').length
    expect(right / called.length).toBeGreaterThanOrEqual(0.97)
    expect(right / rows.filter((row) => row.label === 'vague').length).toBeGreaterThanOrEqual(0.95)
  })
})
