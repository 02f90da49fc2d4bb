import { existsSync } from 'node:fs'
import { executable, findOnPath, run } from './command.mjs'
import { Trouble } from './trouble.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The machine's Chromium or Chrome: CHROME_PATH if set, else the first one found. */
export function findBrowser() {
  const given = process.env.CHROME_PATH
  if (given) return executable(given) ? given : undefined
  return names.map(findOnPath).find(Boolean) ?? places.find(executable)
}

/** Finds a browser, or installs one where that may be done without asking: on Debian, as root. */
export async function ensureBrowser(voice) {
  const found = findBrowser()
  if (found) return found
  if (process.env.CHROME_PATH || !existsSync('/etc/debian_version') || process.getuid?.() !== 0)
    throw missing()
  const step = voice.step('browser', 'installing Chromium')
  step.announce()
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update'], { env })
  const { code, output } = await run(
    'apt-get',
    ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
    {
      env,
    },
  )
  const installed = code === 0 ? findBrowser() : undefined
  if (!installed) {
    step.fail('not installed')
    throw new Trouble(
      `Chromium could not be installed; apt-get said:\n\n${output.trim().split('\n').slice(-8).join('\n')}`,
    )
  }
  step.done('installed')
  return installed
}

function missing() {
  const given = process.env.CHROME_PATH
  return new Trouble(
    given
      ? `CHROME_PATH is “${given}”, and there is no program there.\nCorrect it, or leave it out to use the browser that is found.`
      : 'The stories and the browser tests need Chromium or Chrome, and none was found on this machine.\n' +
          'Install one (on Debian or Ubuntu: sudo apt-get install chromium), or set CHROME_PATH to its program.',
  )
}
