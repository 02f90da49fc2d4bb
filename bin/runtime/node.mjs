import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm, patience, run } from './command.mjs'
import { manifest, root } from './root.mjs'
import { npmTrouble, Trouble, wasCutShort } from './trouble.mjs'

const wanted = manifest.runtime.node
const oldest = Number(wanted.split('.')[0])
const home = join(root, '.runtime')
const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
const packageName = `node-${platform}`
const folder = join(home, 'node_modules', packageName)
const binary = join(folder, 'bin', 'node')

/** The Node that runs Afterword, or undefined when it must be fetched first. */
export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= oldest) return process.execPath
  return fetchedVersion() === wanted ? binary : undefined
}

/** Fetches the Node of package.json's `runtime.node` from the npm registry into `.runtime/`. */
export async function fetchNode(voice, starting) {
  refuseUnsupported()
  const step = voice.step(`Node ${oldest}`, `fetching, this machine has ${process.versions.node}`)
  step.announce()
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{ "private": true }\n')
  const { code, output } = await npm(
    process.execPath,
    ['install', '--prefix', home, '--no-save', '--ignore-scripts', ...patience, `${packageName}@${wanted}`],
    { started: starting },
  )
  const runs = await run(binary, ['--version']).catch((error) => ({ output: error.message }))
  if (
    code !== 0 ||
    wasCutShort(output) ||
    runs.output.trim() !== `v${wanted}` ||
    fetchedVersion() !== wanted
  ) {
    rmSync(folder, { recursive: true, force: true })
    step.fail('not fetched')
    throw npmTrouble(`Fetching Node ${wanted}`, `${output}\n${code === 0 ? runs.output : ''}`)
  }
  step.done(`fetched ${wanted}`)
}

function fetchedVersion() {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
  } catch {
    return undefined
  }
}

function refuseUnsupported() {
  if (!/^(linux|darwin)-(x64|arm64)$/.test(platform)) {
    throw new Trouble(
      `Afterword needs Node ${oldest}, and there is none to fetch for ${platform}.\n` +
        `Install Node ${oldest} or newer yourself, then run the command again.`,
    )
  }
  if (process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime) {
    throw new Trouble(
      `Afterword needs Node ${oldest}, and the one it could fetch does not run on this Linux (it has no glibc).\n` +
        `Install Node ${oldest} from this system's packages and set DATABASE_URL to a PostgreSQL server.`,
    )
  }
}
