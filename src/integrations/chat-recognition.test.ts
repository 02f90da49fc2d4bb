import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openEvidenceFile } from '#platform/files/open-evidence.ts'
import { realInput } from '../../test/harness/real-input.ts'
import { discordExport } from './discord/read.ts'
import { chatLog } from './irc/read.ts'
import { slackExport } from './slack/read.ts'

/** Every file of the real input that is chat; all the others must be left to other readers. */
const chats: Record<string, string> = {
  'chat/slack-rcwg.zip': 'slack-export',
  'chat/slack-houstondatavis.zip': 'slack-export',
  'chat/irc-fluid-work.zip': 'chat-log',
  'chat/discord/DM_2A_2M.json': 'discord-export',
  'chat/discord/GC_3A_5M.json': 'discord-export',
  'chat/discord/SV_5A_5M.json': 'discord-export',
  // A report that consists of the lines of an IRC channel.
  'postmortems/intelligentdds/raw-public/wikitech/meta_txt/20171128-ORES.txt': 'chat-log',
}

it('each chat is recognised by its reader alone, and nothing else is', {
  timeout: 30_000,
}, async (context) => {
  const folder = realInput(context, '')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  )
  expect(files.length).toBeGreaterThan(1000)
  const found: Record<string, string> = {}
  for (const name of files) {
    const evidence = await openEvidenceFile(join(folder, name), name)
    for (const reader of [slackExport, discordExport, chatLog]) {
      const { confidence, reason } = await reader.recognise(evidence)
      expect(reason).toMatch(/^[A-Z0-9].*\.$/)
      if (confidence > 0.9) found[name] = `${found[name] ?? ''}${reader.format}`
      else expect([name, reader.format, confidence]).toEqual([name, reader.format, 0])
    }
    await evidence.close()
  }
  expect(found).toEqual(chats)
})
