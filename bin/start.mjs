import { createVoice } from '../src/platform/voice.mjs'
import { endWithStarter, runProgram } from './runtime/application.mjs'
import { manifest, root } from './runtime/root.mjs'
import { prepare, stopWith } from './runtime.mjs'

process.chdir(root)
const voice = createVoice(process.stdout)

try {
  endWithStarter()
  voice.title(`Afterword ${manifest.version}`)
  const node = await prepare(voice)
  await runProgram(node, 'src/main.ts', ['serve', ...process.argv.slice(2)])
} catch (error) {
  stopWith(voice, error)
}
