import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const seconds = 1_000

/** The harness starts one PostgreSQL for the whole run; tests take copies of its template database. */
const harness = 'test/harness/global.ts'
const world = existsSync(harness) ? { globalSetup: [harness] } : {}
const examples = { setupFiles: ['test/examples.ts'] }
/**
 * Files with a browser are kept apart: tests that shared one failed by chance. What is late once on a busy machine is
 * tried again, and said (`retry x1`); what fails twice fails.
 */
const browsers = { ...world, isolate: true, retry: process.env.CI ? 1 : 0 }

const project = (name: string, include: string[], timeout: number, more: object = {}) => ({
  extends: true as const,
  test: { name, include, testTimeout: timeout, hookTimeout: Math.max(timeout, 30 * seconds), ...more },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    // Whoever waits for something waits for as long as a busy machine may take.
    expect: { poll: { timeout: 15 * seconds } },
    // Nothing to isolate: tests leave nothing behind, so that a worker loads each file once.
    isolate: false,
    setupFiles: ['test/quiet.ts'],
    projects: [
      project('unit', ['src/**/*.test.{ts,tsx}', 'test/*.test.ts'], 90 * seconds, examples),
      project('start', ['test/start/**/*.test.ts'], 60 * seconds),
      project('api', ['test/api/**/*.test.ts'], 60 * seconds, { ...world, ...examples }),
      project('stories', ['test/stories/**/*.test.ts'], 180 * seconds, browsers),
      project('browser', ['test/browser/**/*.test.ts'], 90 * seconds, browsers),
      project('faults', ['test/faults/**/*.test.ts'], 300 * seconds, world),
    ],
  },
})
