import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkText } from './check.ts'
import { type Category, categories } from './finding.ts'

/** The field guide’s own true cases and hard negatives, read where they lie; they pass whole. */
const file = new URL('../../../shared/eval/blame-examples.json', import.meta.url)
const names: Record<string, Category> = {
  judgemental: 'judgement',
  agentless: 'agentless-passive',
  'who-why': 'who-why-question',
  'rule-violation': 'procedure-violation',
  'root-cause': 'single-root-cause',
}
type Examples = Record<string, { tp: string[]; fp: string[] }>
const examples: Examples = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}

const found = (text: string, chosen?: readonly Category[]) =>
  checkText(text, { everySentence: true, ...(chosen ? { categories: chosen } : {}) }).map(
    ({ category }) => category,
  )

describe.skipIf(!existsSync(file))('the examples of the field guide (they need ../shared/eval)', () => {
  test('are for every category', () => {
    expect(
      Object.keys(examples)
        .map((name) => names[name] ?? name)
        .sort(),
    ).toEqual([...categories].sort())
  })

  describe.each(Object.entries(examples))('%s', (name, { tp, fp }) => {
    const category = categories.find((id) => id === (names[name] ?? name)) ?? 'judgement'

    test.each(tp)('%s', (sentence) => {
      expect(found(sentence, categories)).toContain(category)
    })

    test.each(fp)('silent: %s', (sentence) => {
      expect(found(sentence, categories)).not.toContain(category)
      // Nor does any other category of those that are on by themselves.
      expect(found(sentence)).toEqual([])
    })
  })
})
