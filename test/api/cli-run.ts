import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { compileCache } from '../harness/app-process.ts'

const program = path.resolve(import.meta.dirname, '../../src/cli/main.ts')

export interface Outcome {
  code: number | null
  out: string
  err: string
}

export interface RunOptions {
  /** Standard input; null leaves it open. */
  input?: string | Buffer | null
  env?: Record<string, string | undefined>
  /** Called when the program runs, e.g. to send it a signal. */
  started?(child: ChildProcess): void
}

/** The command line in a folder of its own, as a person at a terminal of their own would have it. */
export interface CommandLine {
  folder: string
  /** Runs a command to its end. */
  run(args: readonly string[], options?: RunOptions): Promise<Outcome>
  /** The same, for commands that are expected to work: what they print, without the last line break. */
  works(args: readonly string[], options?: RunOptions): Promise<string>
  /** The same, for commands that print JSON. */
  json<T = Record<string, unknown>>(args: readonly string[], options?: RunOptions): Promise<T>
}

export function openCommandLine(env: Record<string, string | undefined> = {}): CommandLine {
  const folder = mkdtempSync(path.join(tmpdir(), 'afterword-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const all = {
    PATH: process.env.PATH,
    HOME: folder,
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    TZ: 'UTC',
    NODE_COMPILE_CACHE: compileCache,
    ...env,
  }
  const run: CommandLine['run'] = (args, options = {}) =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [program, ...args], {
        cwd: folder,
        env: { ...all, ...options.env },
        stdio: ['pipe', 'pipe', 'pipe'],
      })
      let out = ''
      let err = ''
      child.stdout.setEncoding('utf8').on('data', (text) => {
        out += text
      })
      child.stderr.setEncoding('utf8').on('data', (text) => {
        err += text
      })
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, out, err }))
      child.stdin.on('error', () => {})
      if (options.input !== null) child.stdin.end(options.input ?? '')
      options.started?.(child)
    })
  const works: CommandLine['works'] = async (args, options) => {
    const { code, out, err } = await run(args, options)
    if (code !== 0) throw new Error(`afterword ${args.join(' ')} ended with ${code}:\n${err}${out}`)
    return out.replace(/\n$/, '')
  }
  return {
    folder,
    run,
    works,
    json: async (args, options) => JSON.parse(await works([...args, '--format', 'json'], options)),
  }
}
