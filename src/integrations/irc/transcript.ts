import { crc32 } from 'node:zlib'
import type { Gathering } from '#integrations/gathering.ts'
import { programKind } from '#integrations/program-kind.ts'
import { sliceOf } from '#integrations/sources.ts'
import { EvidenceProblem } from '#platform/files/evidence-file.ts'
import type { ActorKind, EntryDraft, EntryKind, Micros } from '#timeline/entry.ts'
import { blockHead } from './block-head.ts'
import { dayLine } from './day-line.ts'
import type { LogClock } from './log-clock.ts'
import { QuotedBytes } from './quoted-bytes.ts'
import { type Remark, remarkOf } from './remark.ts'
import type { Shape } from './shape.ts'
import { type Stamp, stampOf } from './stamp.ts'

/** Longer texts are cut when they are taken, so nothing more is collected. */
const longest = 20_000
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are IRC's marks for bold, colour and the like
const formatting = /[\x02\x0f\x11\x16\x1d\x1e\x1f]|\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04[\da-fA-F]{6}/g
const programName = /bot[\d_|]*$|serv$|^(?:jenkins|travis|github|gitlab|icinga|nagios)/i

interface Message {
  at: Micros
  exact: boolean
  act: Remark['act']
  name: string | null
  automated: boolean
  text: string
  first: number
  last: number
}

/** Turns the lines of one log, in their order, into entries. */
export class Transcript {
  readonly part: string | undefined
  readonly channel: string
  readonly clock: LogClock
  readonly shape: Shape
  readonly gathering: Gathering
  readonly quoted = new QuotedBytes()
  message: Message | null = null
  readonly prefix: string
  /** Keys of the moment that runs, with how often each came: the same words can be said twice in a second. */
  seen: Map<string, number> | null = null
  seenAt: Micros = -1
  seenKey = ''
  blanks = 0

  constructor(
    part: string | undefined,
    channel: string,
    clock: LogClock,
    shape: Shape,
    gathering: Gathering,
  ) {
    this.part = part
    this.channel = channel
    this.prefix = `chat:${channel}:`
    this.clock = clock
    this.shape = shape
    this.gathering = gathering
  }

  /** Throws EvidenceProblem when a time comes and nothing says its day. */
  add(raw: string, number: number): void {
    const line = this.quoted.line(raw)
    if (line === null) return
    if (line === '' || line.trim() === '') this.blanks += 1
    else if (!this.begins(line, number)) this.goesOn(line, number)
  }

  /** A line whose words are lost. */
  lose(number: number, reason: string): void {
    this.flush()
    this.gathering.fail(sliceOf(this.part, `L${number}`), reason)
  }

  /** Hands on the last message; call it at the end. */
  flush(): void {
    const message = this.message
    this.message = null
    this.blanks = 0
    if (message) this.gathering.add(this.entry(message))
  }

  /** Whether the line begins something: a message or a day. */
  begins(line: string, number: number): boolean {
    const started = this.shape.form === 'blocks' ? this.head(line, number) : this.stamped(line, number)
    if (started) return true
    const day = dayLine(line, this.clock)
    if (!day) return false
    this.flush()
    if (day.date) this.clock.turnTo(day.date)
    return true
  }

  stamped(line: string, number: number): boolean {
    const stamp = stampOf(line)
    if (!stamp || stamp.bracketed !== this.shape.bracketed || stamp.dated < this.shape.dated) return false
    const remark = remarkOf(line, stamp.end, stamp.tab)
    const text = remark?.text ?? line.slice(stamp.end)
    this.start(stamp, remark?.act ?? 'noted', remark?.name ?? null, text, number)
    return true
  }

  head(line: string, number: number): boolean {
    const head = blockHead(line)
    if (!head || (head.name === null && this.message === null)) return false
    const before = this.message
    const name = head.name ?? before?.name ?? null
    this.start(head.stamp, 'said', name, '', number)
    if (this.message)
      this.message.automated = head.automated || (head.name === null && before?.automated === true)
    return true
  }

  start(stamp: Stamp, act: Remark['act'], name: string | null, text: string, number: number): void {
    this.flush()
    const at = this.clock.read(stamp)
    if (at === null) throw dayUnknown()
    const automated = name !== null && programName.test(name)
    this.message = {
      at,
      exact: stamp.exact,
      act,
      name,
      automated,
      text: plain(text),
      first: number,
      last: number,
    }
  }

  goesOn(line: string, number: number): void {
    const { message } = this
    if (!message) {
      this.gathering.fail(
        sliceOf(this.part, `L${number}`),
        'Nothing before this line says when it was written.',
      )
      return
    }
    if (message.text.length < longest) {
      const gap = message.text === '' ? '' : '\n'.repeat(Math.min(2, this.blanks + 1))
      message.text += gap + plain(line)
    }
    this.blanks = 0
    message.last = number
  }

  entry(message: Message): EntryDraft {
    const { at, name, first, last, act } = message
    const text = message.text.trim() === '' ? '(no text)' : message.text
    const entry: EntryDraft = {
      key: this.key(at, name, text),
      at,
      precision: message.exact ? 'exact' : 'minute',
      kind: kindOf(message),
      actorKind: actorKindOf(message),
      source: this.channel,
      text,
      slice: sliceOf(this.part, first === last ? `L${first}` : `L${first}-L${last}`),
    }
    if (name) entry.actor = name
    if (this.clock.zoneName) entry.zone = this.clock.zoneName
    if (act === 'did') entry.attributes = { action: true }
    return entry
  }

  key(at: Micros, name: string | null, text: string): string {
    const key = `${this.prefix}${at}:${name ?? ''}:${crc32(text).toString(36)}`
    if (at === this.seenAt) return `${key}:${this.repeats(key)}`
    this.seenAt = at
    this.seenKey = key
    this.seen = null
    return `${key}:0`
  }

  /** How often this key came before at the same moment; the map is only made when a moment has two messages. */
  repeats(key: string): number {
    this.seen ??= new Map([[this.seenKey, 1]])
    const count = this.seen.get(key) ?? 0
    this.seen.set(key, count + 1)
    return count
  }
}

function plain(text: string): string {
  return text.replace(formatting, '')
}

function kindOf({ act, automated, name, text }: Message): EntryKind {
  if (act === 'noted') return 'context'
  return automated ? programKind(name ?? undefined, text) : 'communication'
}

function actorKindOf({ automated, name }: Message): ActorKind {
  if (automated) return 'automation'
  return name === null ? 'system' : 'human'
}

function dayUnknown(): EvidenceProblem {
  return new EvidenceProblem(
    'not-this-format',
    'The times in this chat log name no day. Choose the day of its first line, then read it again.',
    { needs: 'date' },
  )
}
