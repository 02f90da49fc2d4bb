import { expect, test } from 'vitest'
import { onOneLine, plain } from './plain.ts'

test('nothing that evidence holds can move the cursor, colour the screen or turn the text around', () => {
  expect(plain('\u001b[31mred\u001b[0m \u0007bell \u009b2J gone\u202e.exe')).toBe(
    '[31mred[0m bell 2J gone.exe',
  )
  expect(plain('one\r\ntwo\rthree\ttab')).toBe('one\ntwo\nthree  tab')
})

test('a cell of a table is one line', () => {
  expect(onOneLine('  one\n\n two\u2028three ')).toBe('one two three')
})
