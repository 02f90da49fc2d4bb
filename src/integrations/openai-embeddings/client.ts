import { z } from 'zod'
import type { EmbeddingModel } from '#learning/similar/embedding-model.ts'

const longestWait = 60_000
const Answer = z.object({
  data: z.array(
    z.object({ index: z.int().nonnegative(), embedding: z.array(z.number()).min(1).max(16_000) }),
  ),
})

export interface Provider {
  /** The base of the provider’s addresses: `https://models.example.org/v1`. Set by whoever runs the server. */
  url: string
  model: string
  key?: string | undefined
}

/** A model behind `POST /embeddings`, in the form that OpenAI made common. */
export function openAiEmbeddings({ url, model, key }: Provider): EmbeddingModel {
  return {
    name: model,
    async embed(texts, signal) {
      const timeout = AbortSignal.timeout(longestWait)
      const response = await fetch(`${url}/embeddings`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(key ? { authorization: `Bearer ${key}` } : {}),
        },
        body: JSON.stringify({ model, input: texts, encoding_format: 'float' }),
        redirect: 'error',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      })
      if (!response.ok) {
        await response.body?.cancel()
        throw new Error(`The provider of embeddings answered ${response.status}.`)
      }
      const parsed = Answer.safeParse(await response.json().catch(() => null))
      if (!parsed.success)
        throw new Error('The provider of embeddings answered something else than embeddings.')
      return inOrder(parsed.data.data, texts.length)
    },
  }
}

function inOrder(data: z.output<typeof Answer>['data'], count: number): number[][] {
  const vectors = Array.from(
    { length: count },
    (_, index) => data.find((one) => one.index === index)?.embedding ?? [],
  )
  const [first = []] = vectors
  if (first.length === 0 || vectors.some((vector) => vector.length !== first.length))
    throw new Error('The provider of embeddings answered vectors of different lengths, or too few.')
  return vectors
}
