import { alone } from './runtime/lock.mjs'
import { fetchNode, findNode } from './runtime/node.mjs'
import { installPackages, packagesFresh } from './runtime/packages.mjs'
import { knownTrouble, Trouble } from './runtime/trouble.mjs'
import { buildWeb, webFresh } from './runtime/web.mjs'

/**
 * Makes sure that Node 24, the packages and (unless told otherwise) the web pages are there, and resolves to
 * the path of the Node to use. Says nothing when nothing is missing. Throws `Trouble` with a readable message.
 */
export async function prepare(voice, { web = true } = {}) {
  const found = findNode()
  if (found && packagesFresh() && (!web || webFresh())) return found
  return alone(voice, async (starting) => {
    if (!findNode()) await fetchNode(voice, starting)
    const node = findNode()
    if (!node) throw new Trouble('Node 24 was fetched but does not run on this machine.')
    if (!packagesFresh()) await installPackages(voice, node, starting)
    if (web && !webFresh()) await buildWeb(voice, node, starting)
    return node
  })
}

/** Ends the process with a readable message instead of a stack, unless the fault is our own. */
export function stopWith(voice, error) {
  const trouble = error instanceof Trouble ? error : knownTrouble(error)
  if (trouble) voice.trouble(trouble.message)
  else
    voice.trouble(`Something unexpected went wrong before Afterword could start.\n${error?.stack ?? error}`)
  process.exitCode = 1
}
