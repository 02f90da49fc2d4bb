import type { EvidenceFile } from '#platform/files/evidence-file.ts'
import type { EntryDraft } from '#timeline/entry.ts'
import type { Batch, Reader, ReadingOptions } from '#timeline/reader.ts'
import { Gathering, inspectByReading } from './gathering.ts'
import { jsonBodies, noJsonMember } from './json-bodies.ts'
import { sampleBodies } from './json-sample.ts'

/** Takes what a translator finds in one body. Pointers are JSON pointers inside that body. */
export interface Sink {
  entry(pointer: string, draft: Omit<EntryDraft, 'slice'>): void
  fail(pointer: string, reason: string): void
  skip(reason: string, count?: number): void
}

/** A vendor's JSON bodies: how to know them and what they say. */
export interface BodyFormat {
  format: string
  name: string
  /** Shown to people when the format is recognised. */
  reason: string
  /** 0 to 1: whether this body is one of the vendor's. */
  likeness(body: unknown): number
  translate(body: unknown, sink: Sink): void
}

/** A reader of webhook bodies and API answers in every form that such captures come in. */
export function bodyReader(bodies: BodyFormat): Reader {
  const read = (evidence: EvidenceFile, options: ReadingOptions) => readBodies(bodies, evidence, options)
  return {
    format: bodies.format,
    name: bodies.name,
    async recognise(evidence) {
      const sample = await sampleBodies(evidence, noJsonMember)
      const likenesses = sample.map((body) => bodies.likeness(body))
      const best = Math.max(0, ...likenesses)
      const share = likenesses.filter((likeness) => likeness > 0).length / Math.max(1, sample.length)
      if (best === 0) return { confidence: 0, reason: `no ${bodies.name}` }
      return { confidence: share >= 0.5 ? best : best * 0.6, reason: bodies.reason }
    },
    inspect: (evidence, options) => inspectByReading(read, evidence, options),
    read,
  }
}

async function* readBodies(
  { likeness, translate, name }: BodyFormat,
  evidence: EvidenceFile,
  options: ReadingOptions,
): AsyncGenerator<Batch> {
  const gathering = new Gathering(options)
  for await (const body of jsonBodies(evidence, gathering)) {
    if (likeness(body.value) === 0) gathering.skip(`not among the ${name} that can be read`)
    else
      translate(body.value, {
        entry: (pointer, draft) => gathering.add({ ...draft, slice: body.slice(pointer) }),
        fail: (pointer, reason) => gathering.fail(body.slice(pointer), reason),
        skip: (reason, count) => gathering.skip(reason, count),
      })
    if (gathering.isFull) yield gathering.take()
  }
  yield gathering.take()
}
