import { expect, test } from 'vitest'
import { judgeItem } from '#language/actionability/actionability.ts'
import { itemPhases, itemStrengths, itemTypes } from '#language/actionability/judgement.ts'
import { itemPhaseName, itemStrengthName, itemTypeName } from '#review/wording.ts'
import { firstPrompts, worthJudging } from './judgement-words.ts'
import { strengthMeaning, typeMeaning } from './leverage-words.ts'
import { stillOpen } from './still-open.ts'

const nothing = { strength: null, type: null, phase: null }
const judged = judgeItem('Reject a mooring plan without a pilot')

test('everything that nobody chose is suggested, and nothing that somebody chose', () => {
  expect(stillOpen(nothing, judged)).toEqual({ strength: 'strong', type: 'prevent', phase: 'prevent' })
  expect(stillOpen({ ...nothing, strength: 'weak', phase: 'detect' }, judged)).toEqual({ type: 'prevent' })
  expect(stillOpen({ strength: 'weak', type: 'detect', phase: 'detect' }, judged)).toEqual({})
})

test('a single word suggests nothing', () => {
  expect(stillOpen(nothing, judgeItem('Moorings'))).toEqual({})
})

test('one word is judged when it is read, not while it is written', () => {
  expect(worthJudging('Moorings', true)).toBe(false)
  expect(worthJudging('Moorings', false)).toBe(true)
  expect(worthJudging('Check moorings', true)).toBe(true)
})

test('at most two questions come unasked', () => {
  expect([firstPrompts('ready'), firstPrompts('needs-work'), firstPrompts('not-actionable')]).toEqual([
    0, 2, 2,
  ])
})

test('every choice has a name of its own', () => {
  const names = [
    ...itemStrengths.flatMap((one) => [itemStrengthName[one], strengthMeaning[one]]),
    ...itemTypes.flatMap((one) => [itemTypeName[one], typeMeaning[one]]),
    ...itemPhases.map((one) => itemPhaseName[one]),
  ]
  expect(new Set(names).size).toBe(names.length)
})
