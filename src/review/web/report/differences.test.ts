import { expect, test } from 'vitest'
import { differencesBetween, type Passage } from './differences.ts'

const told = (passages: readonly Passage[]) =>
  passages.map((one) =>
    one.kind === 'same'
      ? `=${one.blocks.length}`
      : one.pieces
          .map(({ text, how }) => (how === 'same' ? text : `${how === 'added' ? '+' : '-'}[${text}]`))
          .join(''),
  )

test('a reworded paragraph is told word by word', () => {
  expect(
    told(differencesBetween('# A\n\nWe lost 1,900 visits.\n', '# A\n\nWe lost 3,300 visits.\n')),
  ).toEqual(['=1', 'We lost -[1,900]+[3,300] visits.'])
})

test('a new line of a list is new alone', () => {
  expect(
    told(differencesBetween('- one thing\n- two things\n', '- one thing\n- another matter\n- two things\n')),
  ).toEqual(['=1', '+[- another matter]', '=1'])
})

test('other words in the same place are removed and added', () => {
  expect(told(differencesBetween('Nobody knew why.', 'The cache had been cold since Tuesday.'))).toEqual([
    '-[Nobody knew why.]',
    '+[The cache had been cold since Tuesday.]',
  ])
})

test('what is written for machines is no difference', () => {
  const report = (serial: string) => `---\nkey: ${serial}\n---\n\n# A\n\nSame.<!-- .${serial} -->\n`
  expect(told(differencesBetween(report('1'), report('2')))).toEqual(['=2'])
})
