import { describe, expect, test } from 'vitest'
import { checkText } from '../check.ts'
import { type Category, categories } from '../finding.ts'

interface Examples {
  asks: readonly string[]
  silent: readonly string[]
}

/** Sentences of our own: what each category asks about, and what stands so close to it that it must stay silent. */
const examples: Record<Category, Examples> = {
  'individual-blame': {
    asks: [
      'The deploy was the intern’s mistake.',
      'The night shift is to blame for the gap in the logs.',
      'Rosa mistakenly restored the older snapshot.',
      'The release engineer forgot the feature flag.',
      'It was my fault that the page went out twice.',
      'The storage team messed up the resize.',
      'Both reviewers failed to see the missing index.',
      '@lindgren accidentally drained the wrong rack.',
    ],
    silent: [
      'The release engineer started the deploy at 09:12.',
      'A slow disk is to blame for the queue.',
      'The storage team is responsible for the backup service.',
      'Nobody on the night shift had seen that graph before.',
      'The proxy mistakenly cached an error page.',
      'The package manager failed to resolve the dependency.',
      'Fault injection is part of the weekly drill.',
    ],
  },
  counterfactual: {
    asks: [
      'We should have drained the node before the upgrade.',
      'The second page could have been avoided.',
      'A canary would have caught the broken template.',
      'Had the runbook been up to date, the failover would not have taken an hour.',
      'The responder failed to escalate to the database team.',
      'The change should have been announced a day before.',
      'The outage lasted longer than it should have.',
      'If only somebody had looked at the replication graph.',
    ],
    silent: [
      'We should drain nodes before upgrades.',
      'Up to nine shops could have been affected.',
      'The replica failed to catch up.',
      'The import should have been finished by 06:00.',
      'Customers would have seen an empty basket.',
      'What could we have seen earlier?',
      'Without the rate limit the queue would have filled up within a minute.',
      'We did not notice the errors until 09:40.',
    ],
  },
  'human-error': {
    asks: [
      'The cause was an operator error.',
      'The old table was accidentally deleted.',
      'The disk was labelled incorrectly by hand.',
      'The outage was due to a typo in the zone file.',
      'We forgot to renew the licence.',
      'The job was run against production by mistake.',
      'An accidental deletion took the index away.',
    ],
    silent: [
      'The change inadvertently doubled the traffic.',
      'This makes it harder to delete a table by mistake.',
      'The parser incorrectly dropped the last field.',
      'The user error rate rose to four per cent.',
      'It was not human error that filled the disk.',
      'The form now prevents typos in the zone name.',
      'Forgotten passwords are reset by mail.',
    ],
  },
  'try-harder': {
    asks: [
      'Be more careful with manual failovers.',
      'Everybody must pay more attention to the deploy channel.',
      'Remember to switch the flag back.',
      'Remind the team to read the change calendar.',
      'We need to be more vigilant during migrations.',
      'Double-check the target before each restore.',
    ],
    silent: [
      'The script double-checks the target before each restore.',
      'The remember-me cookie was dropped by the proxy.',
      'The training job ran out of memory.',
      'Make sure the health check runs every ten seconds.',
      'The careful rollout took four hours.',
      'Attention: the window has moved to Thursday.',
    ],
  },
  judgement: {
    asks: [
      'That was a careless change.',
      'The migration was poorly planned.',
      'The reviewers blindly approved the diff.',
      'Insufficient testing let the bug through.',
      'The hand-over was sloppy.',
      'I can’t believe this went out on a Friday.',
      'And then nobody answered the page!!',
    ],
    silent: [
      'The images are lazily loaded.',
      'Riak used a sloppy quorum.',
      'The table compresses poorly.',
      'The outage was unacceptable for our customers.',
      'A bad block was remapped.',
      'The naive retry doubled the load.',
      'It came back!',
    ],
  },
  hindsight: {
    asks: [
      'In hindsight the alert was too quiet.',
      'It was obviously a bad moment for an upgrade.',
      'They should have known that the cache was cold.',
      'The warning signs were there.',
      'It was only a matter of time.',
      'Anyone could see that the queue was growing.',
    ],
    silent: [
      'It was not obvious which region was slow.',
      'The button is clearly labelled.',
      'Latency rose just before the page.',
      'Was it obvious to everybody in the room?',
      'The cause became clear at 10:30.',
    ],
  },
  'single-root-cause': {
    asks: [
      'The root cause was a full disk.',
      'Root cause: an expired token.',
      'The cause of the outage was a route leak.',
      'It all comes down to one bad commit.',
    ],
    silent: [
      'There was no single root cause.',
      'We are still looking for the root cause.',
      'The root partition was full.',
      'The outage was caused by a route leak.',
      'One of several contributing factors was a full disk.',
    ],
  },
  'agentless-passive': {
    asks: ['The alert was muted.', 'The wrong shard was chosen.', 'It was decided to fail over.'],
    silent: [
      'The alert was muted by the maintenance bot.',
      'The shard was deleted because the disk was failing.',
      'The service was unavailable for nine minutes.',
    ],
  },
  'who-why-question': {
    asks: [
      'Why did the engineer restart the primary?',
      'Who approved the deploy?',
      'Why didn’t you roll back?',
      'Whose idea was it?',
    ],
    silent: [
      'Why did the queue fill up?',
      'Who owns the ledger?',
      'How did you decide to restart the primary?',
      'Who else knows this service?',
    ],
  },
  'procedure-violation': {
    asks: [
      'The engineer bypassed the approval process.',
      'They did not follow the checklist.',
      'The runbook was not followed.',
    ],
    silent: [
      'The pod violated the PodSecurityPolicy.',
      'The checklist could not be followed because the page was down.',
      'The request bypassed the cache.',
    ],
  },
}

const found = (text: string) =>
  new Set(checkText(text, { categories, everySentence: true }).map(({ category }) => category))

describe.each(categories)('%s', (category) => {
  test.each(examples[category].asks)('asks about: %s', (sentence) => {
    expect([...found(sentence)]).toContain(category)
  })

  test.each(examples[category].silent)('is silent at: %s', (sentence) => {
    expect([...found(sentence)]).not.toContain(category)
  })
})
