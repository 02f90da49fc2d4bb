import type { Reader } from '#timeline/reader.ts'
import { alertmanager } from './alertmanager/read.ts'
import { discordExport } from './discord/read.ts'
import { github } from './github/read.ts'
import { gitlab } from './gitlab/read.ts'
import { chatLog } from './irc/read.ts'
import { pagerduty } from './pagerduty/read.ts'
import { slackExport } from './slack/read.ts'
import { table } from './table/read.ts'
import { text } from './text/read.ts'

/** All readers, the most particular first. */
export const readers: readonly Reader[] = [
  slackExport,
  discordExport,
  alertmanager,
  pagerduty,
  github,
  gitlab,
  chatLog,
  table,
  text,
]
