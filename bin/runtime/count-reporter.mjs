import { writeFileSync } from 'node:fs'

/** Counts tests for the closing line of `npm test`; a file that can't be loaded counts as one failed test. */
// biome-ignore lint/style/noDefaultExport: Vitest loads a reporter by its default export.
export default class CountReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const module of modules) {
      let failedInside = 0
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'failed') failedInside += 1
        else if (state === 'passed') count.passed += 1
        else count.skipped += 1
      }
      if (failedInside === 0 && module.state() === 'failed') failedInside = 1
      count.failed += failedInside
    }
    writeFileSync(process.env.TEST_COUNT_FILE, JSON.stringify(count))
  }
}
