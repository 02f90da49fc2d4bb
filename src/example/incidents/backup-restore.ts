import { alertmanagerBodies, plainNotes, table } from '../evidence.ts'
import { notes, story } from '../scripts.ts'
import type { ExampleIncident } from '../shape.ts'
import { slackExport } from '../slack-evidence.ts'

export const backupRestore: ExampleIncident = {
  slug: 'backup-restore',
  title: 'The backup that could not have been restored',
  kind: 'near-miss',
  severity: 'SEV4',
  on: { daysAgo: 34, weekday: 'mon' },
  services: ['stock', 'checkout'],
  teams: ['Platform', 'Greenhouse'],
  roles: [
    ['Responder', 'ngozi'],
    ['Subject Matter Expert', 'oleksandr'],
    ['Responder', 'elif'],
  ],
  summary:
    'Looking for last month’s numbers, somebody restored a backup of the orders database into a scratch machine. It took four tries to find out that none of the last 70 nightly backups contains the table of addresses. Every one of them had reported success, by mail, in green.',
  customerImpact:
    'None. Had the database been lost in those ten weeks, 180,000 delivery addresses would have gone with it.',
  evidence: [
    slackExport({
      platform: `
        10:12 ngozi Small favour: I want to look at orders as they were a month ago. Can I restore a backup into a scratch machine, or is that rude?
        > 10:15 oleksandr not rude at all, nobody ever asks. Steps are in the runbook, ping me
        11:02 ngozi Restore runs to 83 % and ends: "relation addresses does not exist". Did I do step 4 wrong?
        > 11:10 oleksandr step 4 is right. Try the night before
        11:48 ngozi Same at the same place. Now I am curious
        12:31 ngozi Same with one from three weeks ago. @oleksandr I do not think it is me
        12:40 oleksandr No. It is not you. Looking
        12:58 oleksandr The backup leaves out everything in schema "people". It has done so since addresses moved there, which was ten weeks ago. The job has a list of schemas. By hand. From six years ago.
        13:01 elif I moved addresses into that schema. I checked the migration, the grants, the replicas. I did not know that there was a list
        13:04 oleksandr How could you. I wrote the list and had forgotten it {hugging_face 3}
        13:05 ngozi Do we have a full copy of addresses anywhere, right now?
        13:07 oleksandr The live one, and its replica in the same room. So: one room.
        13:09 oleksandr Starting a full dump to the other site before I say anything else.
        13:44 oleksandr Dump done, 61 GB, checksum fine, it is in the other building. I can breathe
        14:30 ngozi Restored that one into the scratch machine: all tables, counts agree, 180,412 addresses. Took 41 minutes.
        14:35 leilani We get a green mail every night. "Backup successful, 412 GB". It was 412 last week too, and the week before. Should a backup of a growing shop not grow?
        > 14:37 oleksandr it lost 60 GB on the day of the move and has been growing since. There is a hole in the curve. Nobody draws the curve
        15:20 oleksandr List is gone from the job, it takes everything now. Tonight's run is the first whole one in ten weeks.
        +1 09:05 ngozi Restored last night's: whole. 38 minutes. May I do that every month? I like it
      `,
    }),
    alertmanagerBodies('platform', [
      {
        name: 'BackupMissing',
        severity: 'critical',
        service: 'stock',
        summary: 'No backup of stock-db in 26 hours (test, monthly)',
        from: '-12 09:00',
        to: '-12 09:05',
      },
    ]),
    table(
      'backup-mails',
      ['received', 'subject', 'size'],
      `
      -70 02:41 | Backup successful: orders-db | 468 GB
      -69 02:40 | Backup successful: orders-db | 407 GB (first night after the move)
      -68 02:40 | Backup successful: orders-db | 407 GB
      -30 02:43 | Backup successful: orders-db | 410 GB
      -1 02:44 | Backup successful: orders-db | 412 GB
      02:44 | Backup successful: orders-db | 412 GB
      +1 02:58 | Backup successful: orders-db | 474 GB
      `,
      { text: ['subject', 'size'] },
    ),
    plainNotes(
      'restore-attempts',
      `
      10:30 first restore, last night's
      11:02 ends at 83 %, addresses missing
      11:15 again, with the night before
      11:58 again, three weeks old
      13:50 again, with the full dump of 13:44
      14:30 whole, counted
      `,
    ),
  ],
  story: story(`
    move change recalled -70 15:00 by elif approx learned 12:58 mark fault-started
      | Addresses move to a schema of their own. Everything is checked: migration, rights, replicas.
    green signal «Backup successful: orders-db — 407 GB (» learned 14:37
      | The nightly mail: “Backup successful”, 407 GB. The night before it was 468.
    favour communication «Small favour»
      | Ten weeks later somebody asks a small favour: to look at the orders of a month ago, in a restored copy.
    missing observation «relation addresses does not exist» through chance mark detected
      | The restore runs to 83 % and misses a table. A wrong step, surely.
    curious observation «Now I am curious»
      | The night before ends at the same place. Now she is curious.
    notme hypothesis «I do not think it is me» mark acknowledged
      | Three weeks back: the same. It is not the steps.
    list observation «The job has a list of schemas» mark diagnosed
      | The backup job copies a list of schemas, typed by hand six years ago. The new one is not on it.
    forgotten communication «I wrote the list and had forgotten it»
      | “I did not know that there was a list.” — “How could you. I wrote it and had forgotten it.”
    room observation «So: one room»
      | There are two copies of the addresses in the world, in one room.
    dump action «Starting a full dump»
      | Before anything else is said, a full dump starts to the other site.
    breathe recovery-step «I can breathe» mark mitigated
      | The dump lies in the other building.
    whole observation «all tables, counts agree»
      | Restored into the scratch machine: all tables, 180,412 addresses, 41 minutes.
    curve observation «There is a hole in the curve»
      | The sizes of ten weeks show a hole on the day of the move. Nobody draws that curve.
    gone change «List is gone from the job» mark resolved
    tonight observation «Restored last night's: whole»
      | The first whole backup in ten weeks is restored the next morning, in 38 minutes.
  `),
  review: {
    facilitator: 'callum',
    participants: ['ngozi', 'oleksandr', 'elif', 'leilani'],
    notes: notes(`
      ngozi lucky (favour, curious): I only wanted a number for a chart. The favour turned into a rescue at the third try.
      oleksandr learned (green): The green mail answers “did the job end well”. I read it for six years as “could we restore”.
      elif factor (list): I had a checklist for moving a table, and the backup was not on it, because I did not know that the backup knew tables.
      leilani learned (curve): We alert when a backup is missing and test that alert every month. We never alert on a backup that is smaller than yesterday’s.
      oleksandr went-well (dump): Copy first, explain later. I am glad I did it in that order.
      ngozi surprised (whole): That restoring takes 41 minutes. I had guessed a day.
      callum question (list): Which other jobs carry a list that somebody typed?
      anonymous factor (green): I have clicked that mail away about two thousand times.
    `),
    insights: [
      {
        text: 'A backup is a promise about a restore, and only a restore can keep it.',
        on: ['missing', 'whole'],
      },
      {
        text: 'A list typed by hand is a guess about the future. This one was right for five years and ten months.',
        on: ['list'],
      },
    ],
    factors: [
      {
        id: 'list',
        statement: 'The backup job names schemas by hand, which left out everything that moved to a new one.',
        kind: 'contributor',
        layer: 'config',
        on: ['list'],
      },
      {
        id: 'move',
        statement: 'Addresses moved to a schema of their own, which took them out of the nightly backup.',
        kind: 'trigger',
        layer: 'data',
        on: ['move'],
      },
      {
        id: 'green',
        statement:
          'The nightly mail says “successful” for whatever the job was told to copy, which taught everybody that all was well.',
        kind: 'contributor',
        layer: 'observability',
        on: ['green'],
      },
      {
        id: 'one',
        statement: 'One person knew how backups are made and had no reason to look for six years.',
        kind: 'contributor',
        layer: 'people-and-work-conditions',
        on: ['list'],
      },
      {
        id: 'asked',
        statement:
          'A runbook good enough for a stranger let somebody restore out of curiosity, which found the hole before it was needed.',
        kind: 'mitigator',
        layer: 'process-and-policy',
        on: ['favour'],
      },
    ],
    items: [
      {
        title:
          'Restore last night’s orders-db every Monday into a scratch machine and compare row counts of all tables',
        owner: 'oleksandr',
        due: 40,
        state: 'in-progress',
        doneWhen:
          'Four Mondays in a row have run and posted their counts; a removed table turns the post red.',
        proof: {
          measure: 'Tables missing in a restored copy',
          how: 'Take a table out of the copy on purpose, once',
          expected: 'Red within the hour',
          on: 60,
          who: 'ngozi',
        },
        factors: ['green', 'list'],
      },
      {
        title: 'Alert when a backup is more than 5 % smaller than the one before',
        owner: 'leilani',
        due: 38,
        state: 'committed',
        doneWhen: 'Replaying the sizes of the last 90 nights raises exactly one alert.',
        proof: {
          measure: 'Nights until a hole is noticed',
          how: 'Replay with other tables taken out',
          expected: 'One',
          on: 70,
          who: 'oleksandr',
        },
        factors: ['green'],
      },
      { title: 'Find every job in the house with a list typed by hand', state: 'soaking', factors: ['list'] },
      {
        title: 'Let somebody new restore each database once a quarter, by the page alone',
        state: 'idea',
        factors: ['one'],
      },
    ],
  },
}
