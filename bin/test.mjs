import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createVoice } from '../src/platform/voice.mjs'
import { ensureBrowser, findBrowser } from './runtime/browser.mjs'
import { environment, run } from './runtime/command.mjs'
import { root } from './runtime/root.mjs'
import { Trouble } from './runtime/trouble.mjs'
import { prepare, stopWith } from './runtime.mjs'

/** Everything that must hold, in the order in which a fault is cheapest to find. */
const checks = [
  { name: 'format, lint', program: '@biomejs/biome/bin/biome', args: ['check', '--error-on-warnings'] },
  { name: 'types, server', program: 'typescript/bin/tsc', args: ['-p', 'tsconfig.server.json'] },
  { name: 'types, web', program: 'typescript/bin/tsc', args: ['-p', 'tsconfig.web.json'] },
]
const needsBrowser = ['stories', 'browser']
const needsNone = ['unit', 'start', 'api', 'faults']

process.chdir(root)
const voice = createVoice(process.stdout)
const total = { passed: 0, failed: 0, skipped: 0 }

try {
  const filters = process.argv.slice(2)
  const node = await prepare(voice, { web: false })
  if (filters.length === 0) await runChecks(node)
  await runTests(node, filters)
} catch (error) {
  total.failed += 1
  stopWith(voice, error)
}
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exitCode = total.failed > 0 ? 1 : 0

async function runChecks(node) {
  const outcomes = checks.map((check) => ({
    step: voice.step(check.name, 'checking'),
    result: runCheck(node, check),
  }))
  for (const { step, result } of outcomes) {
    const { code, output } = await result
    total[code === 0 ? 'passed' : 'failed'] += 1
    step.done(code === 0 ? 'right' : 'not right')
    if (code !== 0) voice.say(`\n${output.trim()}\n`)
  }
}

function runCheck(node, { program, args }) {
  return run(node, [join(root, 'node_modules', program), ...args], { env: environment(node) })
}

async function runTests(node, filters) {
  const pages = filters.length === 0 || filters.some((filter) => /stories|browser/.test(filter))
  const browser = pages ? await ensureBrowser(voice).catch(report) : findBrowser()
  if (pages && !(await prepare(voice).catch(report))) return
  const projects = browser || !pages ? [] : needsNone.flatMap((name) => ['--project', name])
  if (!browser && pages) voice.line('tests', `without ${needsBrowser.join(' and ')}`)
  const folder = mkdtempSync(join(tmpdir(), 'afterword-test-'))
  const count = join(folder, 'count.json')
  const step = voice.step('tests', 'running')
  step.announce()
  const code = await vitest(node, [...projects, ...filters], {
    ...(browser ? { CHROME_PATH: browser } : {}),
    TEST_COUNT_FILE: count,
  })
  add(count, code)
  rmSync(folder, { recursive: true, force: true })
  step.done(code === 0 ? 'passed' : 'not passed')
}

function report(error) {
  if (!(error instanceof Trouble)) throw error
  total.failed += 1
  voice.trouble(error.message)
}

function vitest(node, args, more) {
  const reporters = ['--reporter=default', `--reporter=${join(root, 'bin/runtime/count-reporter.mjs')}`]
  const program = join(root, 'node_modules/vitest/vitest.mjs')
  const child = spawn(node, [program, 'run', ...reporters, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...environment(node), ...more },
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** Adds up what the reporter counted; a run that ended without counting is one failure. */
function add(file, code) {
  let counted = { passed: 0, failed: 0, skipped: 0 }
  try {
    counted = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // Nothing was counted: the exit code below speaks for the run.
  }
  for (const name of Object.keys(total)) total[name] += counted[name]
  if (code !== 0 && counted.failed === 0) total.failed += 1
}
