/**
 * The one voice in which Afterword speaks to the person who starts it: calm, plain, aligned.
 * Plain JavaScript because the scripts in bin/ use it before Node 24 is there.
 */

const nameWidth = 14
const textWidth = 22

/** "0.2 s" below ten seconds, "24 s" above, "3 min 5 s" from two minutes on. */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  if (seconds < 120) return `${Math.round(seconds)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

/** A voice on a stream. On a terminal a step under way is one line that is rewritten; in a pipe it is two. */
export function createVoice(stream) {
  const live = stream.isTTY === true
  let ticking

  const row = (name, text, time) =>
    `  ${name.padEnd(nameWidth)} ${time ? `${text.padEnd(textWidth)} ${time.padStart(7)}` : text}`
  const print = (line) => stream.write(`${live ? '\r\u001b[2K' : ''}${line}\n`)
  const sketch = (line) => {
    if (live) stream.write(`\r\u001b[2K${line.slice(0, Math.max(20, (stream.columns ?? 80) - 1))}`)
  }

  return {
    title(text) {
      stream.write(`\n${text}\n\n`)
    },
    say(text) {
      print(text)
    },
    line(name, text) {
      print(row(name, text))
    },
    /** Announces a piece of work; `done` closes it with its outcome and the time it took. */
    step(name, doing) {
      const began = performance.now()
      let text = doing
      const show = () => sketch(row(name, `${text} …`, duration(performance.now() - began)))
      if (live) show()
      clearInterval(ticking)
      ticking = live ? setInterval(show, 500) : undefined
      ticking?.unref()
      return {
        /** Announces the work in a pipe too, for work that takes long enough to wonder. */
        announce() {
          if (!live) print(row(name, `${text} …`))
        },
        update(next) {
          text = next
          if (live) show()
          else print(row(name, `${text} …`))
        },
        done(outcome) {
          clearInterval(ticking)
          print(row(name, outcome, duration(performance.now() - began)))
        },
        fail(outcome) {
          clearInterval(ticking)
          print(row(name, outcome))
        },
      }
    },
    /** What went wrong, set apart from the progress above it. */
    trouble(message) {
      clearInterval(ticking)
      print('')
      for (const line of message.split('\n')) stream.write(line === '' ? '\n' : `  ${line}\n`)
      stream.write('\n')
    },
  }
}
