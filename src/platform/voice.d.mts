/** A piece of work that is announced when it begins and closed with its outcome. */
export type Step = {
  announce(): void
  update(doing: string): void
  done(outcome: string): void
  fail(outcome: string): void
}

/** How Afterword speaks to the person who starts it. */
export type Voice = {
  title(text: string): void
  say(text: string): void
  line(name: string, text: string): void
  step(name: string, doing: string): Step
  trouble(message: string): void
}

export type VoiceStream = { isTTY?: boolean; columns?: number; write(text: string): unknown }

/** "0.2 s" below ten seconds, "24 s" above, "3 min 5 s" from two minutes on. */
export function duration(milliseconds: number): string

/** A voice on a stream. On a terminal a step under way is one line that is rewritten; in a pipe it is two. */
export function createVoice(stream: VoiceStream): Voice
