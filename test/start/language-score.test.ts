import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const scorer = path.resolve(root, '../shared/eval/score-language.mjs')
const there = existsSync(scorer)
if (!there)
  process.stdout.write('Left out: labelled sentences are in ../shared/data/language, which isn’t here.\n')

/** What is reached on the labelled sentences and items. These figures only ever get better. */
const reached = {
  blame: { precision: 1, recall: 0.957 },
  falseAlarmRate: 0,
  items: { precision: 0.98, recall: 0.961 },
}

test.skipIf(!there)('the language engine is right at least as often as it was', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [scorer], { cwd: root, encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
  const score = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  expect(score.blame.precision).toBeGreaterThanOrEqual(reached.blame.precision)
  expect(score.blame.recall).toBeGreaterThanOrEqual(reached.blame.recall)
  expect(score.falseAlarmRate).toBeLessThanOrEqual(reached.falseAlarmRate)
  expect(score.items.precision).toBeGreaterThanOrEqual(reached.items.precision)
  expect(score.items.recall).toBeGreaterThanOrEqual(reached.items.recall)
})
