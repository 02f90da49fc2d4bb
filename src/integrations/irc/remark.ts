/** What a line of a chat log tells behind its time. */
export interface Remark {
  /** `said`: words; `did`: `/me nods`; `noted`: the program's own lines, such as joins and notices. */
  act: 'said' | 'did' | 'noted'
  /** Who, where the line says so. */
  name: string | null
  text: string
  /** The form belongs to chat alone; `name: text` could as well be anything else. */
  sure: boolean
}

const note = /(?:-!-|-->|<--|--|<->|={3}|\*{3})[ \t]+/y
const named = /([^\s:<>[\](){}"'`*=][^:<>\n\t"]{0,39}?): +/y
const levels =
  /^(?:debug|info|notice|warn|warning|error|err|critical|crit|fatal|alert|trace|exception|status|note|update|summary|https?|time|date|start|end|from|to|re|ps|e\.?g|i\.?e)$/i
/** How system logs name their writers: `web1 sshd[51]`, `web1 kernel`. */
const daemon = /\[\d+\]$|\b(?:kernel|systemd|dockerd|containerd|sudo|cron)$/i
/** What servers tell of people: the rest of `* name …`. */
const news =
  /^(?:[[(][^\])]*[\])] )?(?:(?:has |have )?(?:joined|quit|left|parted)\b|has been |is now known as |(?:sets?|changed) (?:mode|topic|the topic)|was kicked|kicked |gives |removes )/
const server = /^(?:-- |NOTICE:|TOPIC:|(?:Joins|Quits|Parts|Now talking in|Topic)[: ])/

/** Null when nothing behind the time has the form of a remark. */
export function remarkOf(line: string, from: number, tab: boolean): Remark | null {
  const first = line.charCodeAt(from)
  if (first === 0x3c) return spoken(line, from) ?? noted(line, from)
  if (tab) return columns(line, from)
  if (first === 0x2a && isSpace(line.charCodeAt(from + 1))) return starred(line.slice(from + 2).trimStart())
  if (first === 0x2a || first === 0x2d || first === 0x3d) return noted(line, from)
  return colon(line, from)
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09
}

/** `<nick> text` */
function spoken(line: string, from: number): Remark | null {
  const close = line.indexOf('>', from)
  const length = close - from
  if (length < 2 || length > 64 || line[from + 1] === '-') return null
  const start = line.charCodeAt(close + 1) === 0x20 ? close + 2 : close + 1
  return { act: 'said', name: bareName(line.slice(from + 1, close)), text: line.slice(start), sure: true }
}

/** `* nick does something`, `* nick has quit`, `* NOTICE: …` */
function starred(text: string): Remark {
  if (server.test(text)) return { act: 'noted', name: null, text, sure: true }
  const space = text.indexOf(' ')
  const name = bareName(space < 0 ? text : text.slice(0, space))
  const rest = space < 0 ? '' : text.slice(space + 1)
  return { act: news.test(rest) ? 'noted' : 'did', name, text: `${name} ${rest}`.trimEnd(), sure: true }
}

/** `-!- nick [host] has joined`, `*** Joins: nick (host)`, `--> nick has joined` */
function noted(line: string, from: number): Remark | null {
  note.lastIndex = from
  const mark = note.exec(line)
  if (!mark) return null
  const text = line.slice(from + mark[0].length)
  const sure = !mark[0].startsWith('-- ')
  const listed = /^(Joins|Quits|Parts): +(\S+) ?(.*)$/.exec(text)
  if (listed) {
    const name = bareName(listed[2] ?? '')
    const told = `${name} ${verbs[listed[1] ?? '']} ${listed[3] ?? ''}`.trimEnd()
    return { act: 'noted', name, text: told, sure }
  }
  const who = /^\S+(?= |$)/.exec(text)?.[0]
  const known = who !== undefined && news.test(text.slice(who.length + 1))
  return { act: 'noted', name: known ? bareName(who) : null, text, sure }
}

const verbs: Record<string, string> = { Joins: 'joined', Quits: 'quit', Parts: 'left' }

/** WeeChat: `nick<tab>text`, with an arrow or a star in the nick's place for what isn't said. */
function columns(line: string, from: number): Remark | null {
  const tab = line.indexOf('\t', from)
  if (tab < 0 || tab - from > 64) return colon(line, from)
  const who = line.slice(from, tab).trim()
  const text = line.slice(tab + 1)
  if (who === '*') return starred(text)
  if (who === '' || /^[-<>=!*]+$/.test(who)) return noted(`${who || '--'} ${text}`, 0)
  return { act: 'said', name: bareName(who), text, sure: true }
}

/** `Name: text` */
function colon(line: string, from: number): Remark | null {
  named.lastIndex = from
  const found = named.exec(line)
  const name = found?.[1]?.trim()
  if (!found || !name || levels.test(name) || daemon.test(name) || name.split(' ').length > 4) return null
  return { act: 'said', name: bareName(name), text: line.slice(from + found[0].length), sure: false }
}

/** Without the mark of a channel's operator or voice. */
function bareName(name: string): string {
  return name.trim().replace(/^[@+%~&!](?=.)/, '') || '?'
}
