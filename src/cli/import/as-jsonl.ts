import type { ReviewReading } from '#integrations/reviews/reading.ts'

/** What prints readings, one after the other. Every method answers what to write. */
export interface ReadingReporter {
  document(reading: ReviewReading): string
  end(): string
}

/** A line of JSON a document, with control characters escaped. */
export function asJsonl(): ReadingReporter {
  return {
    document: (reading) => `${escaped(JSON.stringify(reading))}\n`,
    end: () => '',
  }
}

function escaped(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
