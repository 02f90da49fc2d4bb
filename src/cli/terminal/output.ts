import { once } from 'node:events'

const enough = 1 << 16

/** Standard output in large pieces, never faster than its reader. */
export function openOutput() {
  let waiting = ''
  const flush = async () => {
    const text = waiting
    waiting = ''
    if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain')
  }
  return {
    async write(text: string) {
      waiting += text
      if (waiting.length >= enough) await flush()
    },
    flush,
  }
}

export type Output = ReturnType<typeof openOutput>
