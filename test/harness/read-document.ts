import { readReview } from '#integrations/reviews/read.ts'
import type { ReviewReading } from '#integrations/reviews/reading.ts'

/** What is understood of one document that may become a review. */
export async function readDocument(path: string, content: string | Buffer): Promise<ReviewReading> {
  const [reading] = await readReview(path, Buffer.from(content))
  if (!reading) throw new Error('nothing was read')
  return reading
}

/** Of words below a title that says nothing of them. */
export const readBelowTitle = (text: string, path = 'a.md') =>
  readDocument(path, `# Stuck queue\n\n${text}\n`)

export const timesOf = ({ timeline }: ReviewReading) => timeline.map(({ at }) => at)
export const meaningsOf = ({ sections }: ReviewReading) =>
  sections.map(({ heading, meaning }) => `${heading}: ${meaning}`)
