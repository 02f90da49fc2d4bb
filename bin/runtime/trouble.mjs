/** Something the person at the terminal can act on; its message is all they need to read. */
export class Trouble extends Error {
  name = 'Trouble'
}

const causes = [
  {
    when: /ENOSPC|no space left/i,
    say: 'The disk is full.',
    remedy: 'Make some room (about 700 MB are needed) and run the command again.',
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

/** Turns what npm printed into what happened, what is kept, and what to do. */
export function npmTrouble(what, output) {
  const cause = causes.find(({ when }) => when.test(output))
  const last = output.trim().split('\n').slice(-12).join('\n')
  const lines = [`${what} did not work. ${cause?.say ?? 'npm stopped with an error.'}`]
  if (cause) lines.push(cause.remedy)
  else lines.push('Run the command again; if it stops in the same place, the lines below say more.')
  lines.push('Nothing you have entered in Afterword is touched by this.', '', 'What npm said:', '', last)
  return new Trouble(lines.join('\n'))
}
