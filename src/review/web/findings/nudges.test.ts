import { expect, test } from 'vitest'
import { nudgesFor } from './nudges.ts'

const ids = (...args: Parameters<typeof nudgesFor>) => nudgesFor(...args).map(({ id }) => id)

test('nothing is asked before there is a factor', () => expect(ids([])).toEqual([]))

test('one contributor in the code asks about everything else', () => {
  expect(ids([{ kind: 'contributor', layer: 'code' }])).toEqual([
    'one-contributor',
    'no-mitigator',
    'only-technical',
  ])
})

test('factors without a layer claim nothing about layers', () => {
  expect(
    ids([
      { kind: 'trigger', layer: null },
      { kind: 'mitigator', layer: null },
    ]),
  ).toEqual(['one-contributor'])
})

test('a picture with people, defences and several causes is left alone', () => {
  expect(
    ids([
      { kind: 'trigger', layer: 'config' },
      { kind: 'contributor', layer: 'people-and-work-conditions' },
      { kind: 'mitigator', layer: 'observability' },
    ]),
  ).toEqual([])
})

test('risks and difficulties alone have no single cause to widen', () => {
  expect(ids([{ kind: 'risk', layer: 'organisation' }])).toEqual(['no-mitigator'])
})
