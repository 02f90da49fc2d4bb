import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface FakeProvider {
  url: string
  /** What was asked for, as it came. */
  asked: { model: string; input: string[]; authorization: string | undefined }[]
  /** Answers this instead, until it is set to null again. */
  refuse: { status: number; body: string } | null
  close(): Promise<void>
}

const dimensions = 64

/** A provider on loopback whose vectors count words: texts that share words are near, and the same ones each time. */
export async function startFakeProvider(): Promise<FakeProvider> {
  const server = createServer(async (request, response) => {
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString())
    fake.asked.push({ ...body, authorization: request.headers.authorization })
    const { status, body: text } = fake.refuse ?? { status: 200, body: JSON.stringify(answer(body)) }
    response.writeHead(status, { 'content-type': 'application/json' }).end(text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const fake: FakeProvider = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked: [],
    refuse: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return fake
}

function answer({ model, input }: { model: string; input: string[] }) {
  // Backwards: an answer’s order is its indexes’.
  const data = input
    .map((text, index) => ({ object: 'embedding', index, embedding: counted(text) }))
    .reverse()
  return { object: 'list', model, data, usage: { prompt_tokens: 1, total_tokens: 1 } }
}

function counted(text: string): number[] {
  const vector = new Array<number>(dimensions).fill(0.01)
  for (const word of text.toLowerCase().match(/\p{L}{4,}/gu) ?? []) {
    let place = 7
    for (const letter of word.slice(0, 6)) place = (place * 31 + (letter.codePointAt(0) ?? 0)) % dimensions
    vector[place] = (vector[place] ?? 0) + 1
  }
  return vector
}
