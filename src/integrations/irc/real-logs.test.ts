import { describe, expect, it } from 'vitest'
import { textLines } from '#platform/files/lines.ts'
import { openEvidenceFile } from '#platform/files/open-evidence.ts'
import type { EntryDraft } from '#timeline/entry.ts'
import { realInput } from '../../../test/harness/real-input.ts'
import { chatLog } from './read.ts'

describe('a real archive of daily logs', () => {
  it('gives all that its provenance counts', async (context) => {
    const evidence = await openEvidenceFile(realInput(context, 'chat/irc-fluid-work.zip'), 'irc.zip')
    const lines: string[] = []
    for (const member of (await evidence.members()) ?? []) {
      if (member.path.endsWith('.log')) lines.push(...textLines(await member.read()))
    }
    const timed = lines.filter((line) => /^(?:b['"])?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d (?:<|\* )/.test(line))
    const spoken = timed.filter((line) => /^(?:b['"])?\S{19} </.test(line))
    const programs = spoken.filter((line) => /<[^>]*bot[\d_|]*>/i.test(line.slice(0, 60)))
    expect([lines.length, spoken.length]).toEqual([326_187, 163_868])

    const entries: EntryDraft[] = []
    let unread = 0
    for await (const batch of chatLog.read(evidence, {})) {
      entries.push(...batch.entries)
      unread += batch.unread?.length ?? 0
      expect(batch.entries.length).toBeLessThanOrEqual(500)
    }
    await evidence.close()
    expect(unread).toBe(0)
    expect(entries).toHaveLength(timed.length)
    const said = entries.filter((entry) => entry.kind === 'communication' && !entry.attributes?.action)
    expect(said.length + programs.length).toBe(spoken.length)
    // Three lines stand twice in the archive itself: the same time and words at two places.
    expect(new Set(entries.map((entry) => entry.key)).size).toBe(timed.length - 3)
    expect(new Set(entries.map((entry) => entry.source))).toEqual(new Set(['fluid-work']))
    const quoted = entries.filter((entry) => /^b['"]|\\x[0-9a-f]{2}/.test(entry.text))
    expect(quoted.length).toBeLessThan(20)
  }, 30_000)
})
