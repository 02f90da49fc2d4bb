import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type AppProcess, endApp, freePort, setUpApp, startApp } from '../harness/app-process.ts'
import { openMailbox } from '../harness/mailbox.ts'
import { type Client, join, withToken } from '../harness/world.ts'

const readers = 12
const kills = 4
/** Of those, after so many the letters go out: the others end it while searches are compared. */
const killsBeforeNews = 2

const patience = { timeout: 40_000, interval: 100 }

test('killed again and again: nothing new is lost to a saved search, and nobody gets a letter twice', async () => {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'afterword-saved-'))
  const port = await freePort()
  // A letter that arrived may be one of which the process that sent it never hears.
  const mailbox = await openMailbox({ slow: 150 })
  const start = () => startApp(dataDirectory, port, mailbox.settings)
  let app: AppProcess = await start()
  try {
    const token = await setUpApp(app)
    const ana = withToken(app.url, token)
    const people = await Promise.all(
      Array.from({ length: readers }, (_, number) =>
        join(app.url, { api: ana }, `Reader ${number}`, 'member'),
      ),
    )
    await Promise.all(
      people.map(({ api }, number) =>
        api('POST /saved-searches', {
          body: { name: 'Tubas', q: 'tuba', telling: number === 0 ? 'here' : 'letter' },
        }),
      ),
    )
    let written = 0
    const write = async (api: Client) => {
      await api('POST /incidents', { body: { title: `Tuba ${written}`, severity: 'SEV4' } })
      written += 1
    }
    const letters = () => mailbox.letters.filter(({ subject }) => /saved search/.test(subject))

    const wanted = readers - 1
    let amid = 0
    for (let round = 0; round < kills; round += 1) {
      const before = letters().length
      for (let number = 0; number < 5; number += 1) await write(ana)
      if (round < killsBeforeNews) await new Promise((resolve) => setTimeout(resolve, 300 + 900 * round))
      // Each kill may have cost the letter that was on its way.
      else
        await expect
          .poll(() => letters().length, patience)
          .toBeGreaterThan(Math.min(before, wanted - round - 1))
      await endApp(app, 'SIGKILL')
      if (letters().length > 0 && letters().length < wanted - round) amid += 1
      app = await start()
    }
    expect(amid).toBeGreaterThan(0)
    await expect.poll(() => letters().length, patience).toBeGreaterThanOrEqual(wanted - kills)
    await write(ana)
    for (const { api } of people)
      await expect
        .poll(async () => (await api('GET /saved-searches', {})).items[0]?.news.count, patience)
        .toBe(written)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const got = letters().map(({ to }) => to)
    expect(new Set(got).size).toBe(got.length)
    expect(got.length).toBeGreaterThanOrEqual(wanted - kills)
    expect(got).not.toContain(people[0]?.email)
  } finally {
    await endApp(app, 'SIGTERM')
    rmSync(dataDirectory, { recursive: true, force: true })
  }
})
