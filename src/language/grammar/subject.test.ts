import { expect, test } from 'vitest'
import { tokenise } from '../text/tokens.ts'
import { createLexicon } from './lexicon.ts'
import type { Sentence } from './sentence.ts'
import { agentOf, subjectOf } from './subject.ts'

function sentence(text: string): Sentence {
  const tokens = tokenise(text, { start: 0, end: text.length }, [])
  const lexicon = createLexicon({ names: ['Quillon Abara'] })
  return {
    text,
    start: 0,
    end: text.length,
    tokens,
    spotted: [...tokens.keys()],
    question: false,
    section: 'narrative',
    lexicon,
  }
}

/** The subject of the word between the asterisks. */
function who(marked: string) {
  const read = sentence(marked.replaceAll('*', ''))
  const start = marked.indexOf('*')
  const verb = read.tokens.findIndex((token) => token.start === start)
  return subjectOf(read, verb).who
}

test.each([
  ['The engineer *failed*', 'person'],
  ['The on-call engineer had not *checked*', 'person'],
  ['I *failed*', 'self'],
  ['We also *failed*', 'we'],
  ['They *failed*', 'they'],
  ['The scheduler *failed*', 'thing'],
  ['Customers *failed*', 'user'],
  ['Quillon *failed*', 'person'],
  ['@sam *failed*', 'person'],
  ['Priya *failed*', 'person'],
  ['A lead operator on the night shift *failed*', 'person'],
  ['The operator of the Kubernetes cluster *failed*', 'thing'],
  ['The package manager *failed*', 'thing'],
  ['The release manager *failed*', 'person'],
  ['DropletWorkflow Manager *failed*', 'thing'],
  ['The engineer’s script *failed*', 'thing'],
  ['The engineer, who was new, *failed*', 'person'],
  ['The engineer (new to the rota) *failed*', 'person'],
  ['The engineer noticed the lag but *failed*', 'person'],
  ['The engineer noticed the lag and, after a call, *failed*', 'person'],
  ['Clients that *failed*', 'user'],
  ['The job that the engineer wrote *failed*', 'thing'],
  ['The engineer who wrote the job *failed*', 'person'],
  ['We saw that the engineer *failed*', 'person'],
  ['Each of the engineers *failed*', 'person'],
  ['Author and reviewers *failed*', 'person'],
  ['On Friday the engineer *failed*', 'person'],
  ['The change, intended to help, *failed*', 'thing'],
  ['When the engineer *failed*', 'person'],
  ['*failed*', 'none'],
  ['Nobody *failed*', 'person'],
  ['Whoever was on watch *failed*', 'they'],
] as const)('%s: %s', (marked, expected) => {
  expect(who(marked)).toBe(expected)
})

test('an infinitive has not been done', () => {
  const read = sentence('a test to check')
  expect(subjectOf(read, 3).infinitive).toBe(true)
})

test.each([
  ['was deleted by the engineer', 'person'],
  ['was deleted by the cleanup job', 'thing'],
  ['was deleted by 12:30', 'time'],
  ['was deleted by running a job', 'means'],
  ['was deleted', 'none'],
  ['was deleted. Then by the engineer', 'none'],
] as const)('%s: %s', (text, expected) => {
  expect(agentOf(sentence(text), 1)).toBe(expected)
})
