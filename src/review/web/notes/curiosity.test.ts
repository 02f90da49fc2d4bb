import { expect, test } from 'vitest'
import { questionAbout } from './curiosity.ts'

test.each([
  ['The graph looked a bit weird to me', /gave it away/],
  ['We decided to wait for the vendor', /on the table/],
  ['I assumed the cache had been warmed', /reasonable reading/],
  ['Luckily Ana was still in the building', /otherwise/],
  ['There is a script I keep for that', /show it/],
  ['I restarted gate-3', /expect to happen/],
])('%s', (said, asked) => {
  expect(questionAbout(said)).toMatch(asked)
})

test('nothing is asked where nothing opens', () => {
  expect(questionAbout('The certificate ended at eight.')).toBeNull()
  expect(questionAbout('The pod was restarted by Kubernetes.')).toBeNull()
})
