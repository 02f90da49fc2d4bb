import { exitCodes } from './failure.ts'
import { asQuestion, buildProgram } from './program.ts'

// A reader that has seen enough (`… | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.refused)
})
process.stderr.on('error', () => {})

await run(process.argv.slice(2))

/** Runs what was typed and ends with the exit code that tells how it went. */
async function run(words: string[]): Promise<void> {
  try {
    if (words[0] === 'complete') return await (await import('./completion/answer.ts')).answer(words.slice(1))
    const program = await buildProgram(words)
    await program.parseAsync(asQuestion(words), { from: 'user' })
  } catch (error) {
    const { explain } = await import('./explain.ts')
    const { message, exitCode } = explain(error)
    if (message) process.stderr.write(`${message}\n`)
    process.exitCode = exitCode
  }
}
