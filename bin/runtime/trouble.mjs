import { statfsSync } from 'node:fs'
import { root } from './root.mjs'

/** Something the person at the terminal can act on; its message is all they need to read. */
export class Trouble extends Error {
  name = 'Trouble'
}

const causes = [
  {
    when: /ENOSPC|no space left/i,
    say: 'The disk is full.',
    remedy: 'Make some room (about 1 GB are needed) and run the command again.',
  },
  {
    when: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|EHOSTUNREACH|network|CERT|SSL/i,
    say: 'The npm registry could not be reached.',
    remedy: 'Check the network connection (and the proxy, if there is one), then run the command again.',
  },
  {
    when: /EACCES|EPERM|EROFS/,
    say: 'This folder may not be written by the user who runs the command.',
    remedy: 'Run it as the owner of the folder, or give this user the right to write there.',
  },
  {
    when: /EUSAGE|in sync|EINTEGRITY|E404|ETARGET/,
    say: 'npm could not find the packages exactly as package-lock.json names them.',
    remedy:
      'Check that package.json and package-lock.json are as they were cloned (git status), then run the command again.',
  },
]

const littleSpace = 20_000_000

/** npm doesn't always say that there was no room for what it unpacked. */
function diskIsFull() {
  try {
    const { bavail, bsize } = statfsSync(root)
    return bavail * bsize < littleSpace
  } catch {
    return false
  }
}

/** npm reports success also when files could not be written whole, on a full disk for one. */
export function wasCutShort(output) {
  return output.includes('TAR_ENTRY_ERROR')
}

/** The first lines in which npm speaks of an error, without the stacks and the advice that follow. */
function essence(output) {
  const lines = output.trim().split('\n')
  const errors = lines.filter((line) => /^npm (error|ERR!) \S/.test(line) && !/^npm \S+ {2,}at /.test(line))
  return (errors.length > 0 ? errors.slice(0, 8) : lines.slice(-8)).join('\n')
}

/** The same for an error of our own, where its cause is one of those; undefined for a fault in the program. */
export function knownTrouble(error) {
  const cause = causes.find(({ when }) => error?.code && when.test(error.code))
  return cause && new Trouble(`${cause.say}\n${cause.remedy}\n\n${error.message}`)
}

/** Turns what npm printed into what happened, what is kept, and what to do. */
export function npmTrouble(what, output) {
  const evidence = diskIsFull() ? `ENOSPC ${output}` : output
  const cause = causes.find(({ when }) => when.test(evidence))
  const lines = [`${what} did not work. ${cause?.say ?? 'npm stopped with an error.'}`]
  if (cause) lines.push(cause.remedy)
  else lines.push('Run the command again; if it stops in the same place, the lines below say more.')
  lines.push(
    'Nothing you have entered in Afterword is touched by this.',
    '',
    'What npm said:',
    '',
    essence(output),
  )
  return new Trouble(lines.join('\n'))
}
