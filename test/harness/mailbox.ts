import { createServer, type Server, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface ReceivedLetter {
  to: string
  subject: string
  text: string
}

export interface Mailbox {
  /** Settings with which Afterword sends its mail here. */
  settings: Record<string, string>
  letters: ReceivedLetter[]
  /** Refuses what comes from now on, or takes it again. */
  refuse(refusing: boolean): void
}

/**
 * A mail server that takes everything and keeps it, until the test is over.
 * @param slow milliseconds from having a letter until it says so.
 */
export async function openMailbox({
  lasting = false,
  slow = 0,
} = {}): Promise<Mailbox & { close(): Promise<void> }> {
  const letters: ReceivedLetter[] = []
  let refusing = false
  const server = createServer((socket) =>
    converse(
      socket,
      (raw) => void letters.push(letterOf(raw)),
      () => refusing,
      slow,
    ),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => closed(server)
  if (!lasting) onTestFinished(close)
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  return {
    settings: {
      AFTERWORD_SMTP_URL: `smtp://127.0.0.1:${port}`,
      AFTERWORD_MAIL_FROM: 'Afterword <afterword@example.org>',
    },
    letters,
    refuse: (now) => {
      refusing = now
    },
    close,
  }
}

const closed = (server: Server) => new Promise<void>((resolve) => server.close(() => resolve()))

const kept = '250 kept'

function converse(socket: Socket, take: (raw: string) => void, refuses: () => boolean, slow: number) {
  let waiting = ''
  let letter: string[] | null = null
  const answer = (line: string): string | null => {
    if (letter) {
      if (line !== '.') {
        letter.push(line)
        return null
      }
      take(letter.join('\n'))
      letter = null
      return kept
    }
    if (/^data$/i.test(line)) letter = []
    if (letter) return '354 go on'
    if (/^quit$/i.test(line)) return '221 bye'
    return /^mail/i.test(line) && refuses() ? '451 not now' : '250 mailbox'
  }
  socket.write('220 mailbox\r\n')
  socket.setEncoding('utf8')
  socket.on('error', () => undefined)
  socket.on('data', (chunk: string) => {
    const lines = (waiting + chunk).split('\r\n')
    waiting = lines.pop() ?? ''
    for (const said of lines.map(answer)) {
      if (said === kept && slow > 0) setTimeout(() => socket.write(`${said}\r\n`), slow)
      else if (said !== null) socket.write(`${said}\r\n`)
      if (said?.startsWith('221')) socket.end()
    }
  })
}

function letterOf(raw: string): ReceivedLetter {
  const [head = '', ...body] = raw.split('\n\n')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? ''
  const text = body.join('\n\n')
  const quoted = /quoted-printable/i.test(header('content-transfer-encoding'))
  return { to: header('to'), subject: header('subject'), text: quoted ? unquoted(text) : text }
}

function unquoted(text: string): string {
  const bytes = text
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
