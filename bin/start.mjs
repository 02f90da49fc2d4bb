import { createVoice } from '../src/platform/voice.mjs'
import { runApplication } from './runtime/application.mjs'
import { manifest, root } from './runtime/root.mjs'
import { prepare, stopWith } from './runtime.mjs'

process.chdir(root)
const voice = createVoice(process.stdout)

try {
  voice.title(`Afterword ${manifest.version}`)
  const node = await prepare(voice)
  await runApplication(node, ['serve', ...process.argv.slice(2)])
} catch (error) {
  stopWith(voice, error)
}
