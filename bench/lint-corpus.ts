import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const real = path.resolve(import.meta.dirname, '../../shared/data/postmortems')

/** Documents in Markdown: real reviews where they are at hand, else prose of the same kind that we make. */
export function readDocuments(): { documents: string[]; from: string } {
  if (!existsSync(real)) return { documents: makeDocuments(), from: 'made prose' }
  const files = readdirSync(real, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:md|qmd)$/.test(name))
    .sort()
  return { documents: files.map((name) => readFileSync(path.join(real, name), 'utf8')), from: 'real reviews' }
}

/** The documents over and over, up to so many bytes of UTF-8. */
export function corpusOf(documents: readonly string[], bytes: number): string[] {
  const corpus: string[] = []
  for (let size = 0, at = 0; size < bytes; at += 1) {
    const document = documents[at % documents.length] ?? ''
    corpus.push(document)
    size += Buffer.byteLength(document)
  }
  return corpus
}

/** Documents of about so many bytes, each put together from others. */
export function documentsOf(documents: readonly string[], bytes: number, count: number): string[] {
  const all = corpusOf(documents, bytes * count * 2).join('\n\n')
  return Array.from({ length: count }, (_, index) => all.slice(index * bytes, (index + 1) * bytes))
}

const sentences = [
  'At 14:02 UTC the queue of the checkout service grew to 12,000 messages.',
  'The engineer should have checked the replica lag first.',
  'The load balancer took two of the three hosts out of rotation after 30 seconds.',
  'We rolled back to version `2.14.1` and watched the error rate fall below 1 %.',
  'The root cause was a missing index on the orders table.',
  'Customers saw the message "try again later" for about 25 minutes.',
  'A limit of 200 connections, set in 2019, was reached when the third region was added.',
  'Who approved the change, and what did the dashboard show at that moment?',
]

function makeDocuments(): string[] {
  const sentence = (index: number) => sentences[(index * 7) % sentences.length] ?? ''
  return Array.from({ length: 200 }, (_, document) => {
    const parts = Array.from({ length: 12 }, (_, part) => {
      const words = Array.from({ length: 5 }, (_, index) => sentence(document + part * 3 + index)).join(' ')
      return part % 4 === 0 ? `## Part ${part} of ${document}\n\n${words}` : `- ${words}`
    })
    return parts.join('\n\n')
  })
}
