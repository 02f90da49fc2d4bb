import { type Closed, isClosed, type Source } from '#integrations/sources.ts'
import type { Recognition } from '#timeline/reader.ts'
import { type Shape, shapeOf } from './shape.ts'

const looked = 5

/** The best judgement of the first few files. */
export async function recogniseLogs(files: AsyncIterable<Source | Closed>): Promise<Recognition> {
  let best: Recognition = { confidence: 0, reason: 'No text that looks like chat.' }
  let count = 0
  for await (const source of files) {
    if (isClosed(source)) continue
    const shape = shapeOf(source.head)
    const found = shape ? judge(shape) : best
    if (found.confidence > best.confidence) best = found
    count += 1
    if (count === looked || best.confidence > 0.9) break
  }
  return best
}

/** How sure a beginning makes us that this is chat. */
export function judge(shape: Shape): Recognition {
  const { lines, timed, sure, likely, heads, names, startsRight } = shape
  if (sure > 0 && sure >= 0.6 * timed && sure >= 0.2 * lines) {
    const confidence = sure >= 3 ? 0.95 : 0.75
    return { confidence, reason: `${sure} of the first ${lines} lines are written as in IRC logs.` }
  }
  const rest = { confidence: 0, reason: 'No lines with a time and a speaker.' }
  if (shape.form === 'blocks') {
    if (heads < 2 || (!startsRight && heads < 0.1 * lines) || names === 0) return rest
    return { confidence: startsRight ? 0.85 : 0.6, reason: `${heads} messages under a name and a time.` }
  }
  if (likely < 2 || likely < 0.7 * timed || likely < 0.3 * lines) return rest
  const confidence = names < likely ? 0.75 : 0.5
  return { confidence, reason: `${likely} of the first ${lines} lines have a time and a speaker.` }
}
