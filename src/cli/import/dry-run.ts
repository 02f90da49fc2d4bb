import type { ReadingChoice } from '#integrations/reviews/reading.ts'
import { exitCodes } from '../failure.ts'
import { openOutput } from '../terminal/output.ts'
import { plain } from '../terminal/plain.ts'
import { say } from '../terminal/speak.ts'
import { readingsAmong } from './readings.ts'

/** Prints what is understood of every document, without a server and without changing anything. */
export async function showUnderstood(
  paths: readonly string[],
  choice: ReadingChoice,
  format: 'text' | 'jsonl',
): Promise<void> {
  const reporter =
    format === 'jsonl' ? (await import('./as-jsonl.ts')).asJsonl() : (await import('./as-text.ts')).asText()
  const output = openOutput()
  let faults = 0
  for await (const { reading, fault } of readingsAmong(paths, choice)) {
    if (fault) {
      faults += 1
      say(`${plain(reading.path)}: ${plain(reading.problems[0] ?? '')}`)
    }
    await output.write(reporter.document(reading))
  }
  await output.write(reporter.end())
  await output.flush()
  if (faults > 0) process.exitCode = exitCodes.usage
}
