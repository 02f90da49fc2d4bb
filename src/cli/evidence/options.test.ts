import { expect, test } from 'vitest'
import { chosenReading } from './options.ts'

test('columns come with commas between, one by one, and with commas in their names', () => {
  const columns = (column: string[]) => chosenReading({ column }).columns
  expect(columns(['at=Created,text=Summary'])).toEqual({ at: 'Created', text: ['Summary'] })
  expect(columns(['at=Created', 'text=Summary', 'text=Body', 'actor=Who'])).toEqual({
    at: 'Created',
    text: ['Summary', 'Body'],
    actor: 'Who',
  })
  expect(columns(['at=Day, hour,text=What=why'])).toEqual({ at: 'Day, hour', text: ['What=why'] })
})

test('columns that make no entry are refused', () => {
  expect(() => chosenReading({ column: ['at=Created'] })).toThrow('which the text')
  expect(() => chosenReading({ column: ['at=Created,txt=Summary'] })).not.toThrow('Did you mean at')
  expect(() => chosenReading({ column: ['tex=Summary'] })).toThrow('Did you mean text?')
  expect(() => chosenReading({ column: ['Created'] })).toThrow('It takes a pair')
})

test('nothing chosen is nothing sent, so that the server reads by its best guess', () => {
  expect(chosenReading({})).toEqual({})
})

test('a window is read by the chosen clocks', () => {
  expect(chosenReading({ from: '2026-03-01 14:00', zone: 'Europe/Paris' })).toEqual({
    from: '2026-03-01T13:00:00.000000Z',
    zone: 'Europe/Paris',
  })
})
