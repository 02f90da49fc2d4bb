import { createVoice } from '../src/platform/voice.mjs'
import { runProgram } from './runtime/application.mjs'
import { root } from './runtime/root.mjs'
import { prepare, stopWith } from './runtime.mjs'

process.chdir(root)
const voice = createVoice(process.stdout)

try {
  const node = await prepare(voice, { web: false })
  await runProgram(node, 'db/write.ts', [])
} catch (error) {
  stopWith(voice, error)
}
