import { alertmanagerBodies, deployments, plainNotes, table } from '../evidence.ts'
import { notes, story } from '../scripts.ts'
import type { ExampleIncident } from '../shape.ts'
import { slackExport } from '../slack-evidence.ts'

export const stockMigration: ExampleIncident = {
  slug: 'stock-migration',
  title: 'Stock held its breath while a column was added',
  kind: 'incident',
  severity: 'SEV2',
  on: { daysAgo: 307, weekday: 'thu' },
  services: ['stock', 'checkout', 'storefront'],
  teams: ['Greenhouse', 'Platform', 'Shop'],
  roles: [
    ['Incident Commander', 'amara'],
    ['Operations Lead', 'elif'],
    ['Scribe', 'meilin'],
    ['Responder', 'oleksandr'],
  ],
  summary:
    'A release added one nullable column to the table of plants. Adding it takes milliseconds, once nobody else is using the table. A nightly report that had started five hours late was still reading it, so the change waited, and everything that came after the change waited behind it. For 23 minutes the shop could not say whether any plant was in stock. The release went out at 16:52, eight minutes before the people who knew it went home.',
  customerImpact:
    'Product pages showed “we are counting, one moment” for 23 minutes, and checkout refused to promise plants. 640 baskets were abandoned; 96 orders arrived twice because people pressed the button again, and were merged by hand that evening.',
  evidence: [
    slackExport({
      releases: `
        16:40 elif stock 5.18 is green. One new column for pot colour, nullable, no backfill. I would like it out before the weekend planning run tonight.
        16:41 tadeusz looks harmless. Ship it while we are both still here? I leave at five for the school run
        > 16:42 elif exactly my thought
        16:52 shipit Deploying stock 5.18 to production (migration 0142_pot_colour)
        16:58 elif Migration step still "running". It took 40 ms on staging?
      `,
      'inc-stock': `
        17:01 amara Storefront here. Every availability call to stock times out. Product pages fall back to "we are counting". Opening an incident, calling it SEV2, I am commanding until somebody wants it
        17:02 elif It is the migration. It must be. But it does nothing! It is one nullable column
        17:04 oleksandr It asks for an exclusive lock. For the column itself that is a blink. But it has to get the lock first.
        17:05 oleksandr pg_locks: your ALTER waits for pid 9917, and 212 sessions wait for your ALTER. pid 9917 has been reading the plants table since 11:40.
        17:06 elif what reads one table for five hours
        > 17:07 oleksandr application_name says "weekly-bed-report"
        > 17:07 tadeusz (phone, in the car park) that is mine. It runs at 02:00. Why is it running now?
        17:09 amara Could we stop the report, or the migration? Which one is safer to stop?
        17:11 oleksandr Stopping the ALTER frees everybody at once and leaves the old column set. Stopping the report lets the ALTER through. Either is safe. Stopping the ALTER needs no thought about half a release, except that 5.18 pods expect the column.
        17:13 elif 5.18 pods crash without it. They are the ones that are up, the old ones are already gone.
        17:14 amara Then end the report. Tadeusz, anything that breaks if it never finishes today?
        > 17:15 tadeusz nothing. Sunniva's team gets a spreadsheet on Friday and tomorrow is not Friday. End it
        > 17:15 tadeusz tomorrow IS Friday. Still, end it
        17:16 oleksandr pg_terminate_backend(9917). Waiting sessions: 212, 180, 3, 0.
        17:17 elif ALTER finished. 38 ms. Availability answers again
        17:19 meilin Product pages are real again. Noting for later: people pressed "order" again and again, I see doubles.
        17:31 beatriz 96 doubles so far, care merges them by hand tonight. Send biscuits {cookie 7}
        17:44 amara Twenty-five quiet minutes. Resolved. Thank you for staying, all of you whose day ended at five.
        18:20 beatriz Every doubled customer has a mail. Done here.
      `,
    }),
    deployments('stock', [['16:51:48', '17:18:05', 'success', 'v5.18.0', 'stock 5.18: pot colour']]),
    alertmanagerBodies('on-call', [
      {
        name: 'StockAvailabilitySlow',
        severity: 'critical',
        service: 'stock',
        summary: 'p95 of availability calls above 5 s',
        from: '16:57:30',
        to: '17:18:30',
      },
      {
        name: 'DatabaseConnectionsHigh',
        severity: 'warning',
        service: 'stock',
        summary: 'More than 200 of 250 connections in use on stock-db',
        from: '17:00',
        to: '17:17:30',
      },
    ]),
    table(
      'stock-db-sessions',
      ['time', 'metric', 'value'],
      `
      16:50 | sessions waiting for a lock | 0
      16:53 | sessions waiting for a lock | 31
      16:56 | sessions waiting for a lock | 104
      17:00 | sessions waiting for a lock | 188
      17:10 | sessions waiting for a lock | 212
      17:17 | sessions waiting for a lock | 0
      `,
      { text: ['metric', 'value'] },
    ),
    plainNotes(
      'scheduler-log',
      `
      02:00 weekly bed report not started, previous run holds the lease
      04:00 weekly bed report not started, previous run holds the lease
      11:39 lease of the weekly bed report released by the restart of node greenhouse-3
      11:40 weekly bed report started
      17:16 weekly bed report lost its connection, 71 % done
      `,
    ),
  ],
  story: story(`
    report context «weekly bed report started» learned 17:07
      | A report that should run at two in the morning starts at twenty to twelve, because a node was restarted and gave its lease back. It reads the table of plants, slowly, all afternoon.
    ship decision «looks harmless. Ship it»
      | The change looks harmless and both people who know it are still here, until five.
    deploy change «requested: stock 5.18» mark fault-started, impact-started
      | The release goes out. Its migration asks for the table, and queues behind the report.
    waiting signal «sessions waiting for a lock — 31» learned 17:05
      | A minute later 31 sessions wait behind the migration; each of them is a customer looking at a plant.
    alert «Firing: StockAvailabilitySlow» through alert mark detected
    running observation «Migration step still "running"» mark acknowledged
    declared decision «Opening an incident, calling it SEV2» mark declared, engaged
    nothing hypothesis «But it does nothing!»
      | It must be the migration; but all it does is add one empty column.
    locks observation «pg_locks: your ALTER waits» mark diagnosed
      | The lock table tells the rest: the migration waits for one old session, and 212 sessions wait for the migration.
    choice decision «Which one is safer to stop»
      | Two things could be stopped, the report or the migration. They take four minutes to think about which is safer, and it is the report: the new pods need the column.
    end action «pg_terminate_backend(9917)»
    freed recovery-step «ALTER finished. 38 ms» mark mitigated
    doubles impact-change «96 doubles so far»
      | People had pressed the button again. 96 orders came in twice and are merged by hand.
    resolved decision «Twenty-five quiet minutes. Resolved» mark resolved
    clear communication «Every doubled customer has a mail» mark all-clear
  `),
  review: {
    facilitator: 'sunniva',
    participants: ['amara', 'elif', 'meilin', 'oleksandr', 'tadeusz', 'beatriz'],
    notes: notes(`
      elif learned (nothing, locks): I read that adding a nullable column is instant. That is true, and it says nothing about how long it waits in the queue, or that everybody else then waits too.
      oleksandr learned (locks): The lock queue is polite and fair, and that is the problem: readers who would not mind each other line up behind the one who does.
      tadeusz surprised (report): I had no idea that a restarted node lets a missed report run in the middle of the day.
      amara factor (ship): We shipped then because we were both still here. Eight minutes later one of us was in a car park. The wish to be careful picked the worst time.
      meilin went-well: Everybody said what they saw and what they did not know. I have never kept notes that were easier to write.
      oleksandr lucky (locks): I happened to be reading about locks for another reason and had the query open.
      beatriz question (doubles): Could an order button know that it has been pressed already?
      elif idea: A migration that gives up after two seconds and tries again later would have been boring. I would like boring.
    `),
    insights: [
      {
        text: 'How long a schema change takes and how long it makes others wait are two different numbers. Staging only measures the first.',
        on: ['deploy', 'locks'],
      },
      {
        text: '“While we are both still here” pulls releases toward the end of the day, where the people who know them have the least time left.',
        on: ['ship'],
      },
      {
        text: 'Order requests had no identity of their own: a second press was a second order.',
        on: ['doubles'],
      },
    ],
    factors: [
      {
        id: 'alter',
        statement:
          'The migration asked for an exclusive lock without a limit on waiting, which made every later reader of the table wait behind it.',
        kind: 'trigger',
        layer: 'deploy-and-change',
        on: ['deploy', 'locks'],
      },
      {
        id: 'late',
        statement:
          'A missed report may start at any hour once its lease is free, which put a five-hour read into the busiest part of the day.',
        kind: 'contributor',
        layer: 'infrastructure',
        on: ['report'],
      },
      {
        id: 'handoff',
        statement:
          'Releases drift toward the end of the working day, which leaves the least time and the fewest people for what follows them.',
        kind: 'contributor',
        layer: 'process-and-policy',
        on: ['ship'],
      },
      {
        id: 'staging',
        statement:
          'Staging holds a hundredth of the rows and no long readers, which made the migration look instant.',
        kind: 'difficulty',
        layer: 'observability',
        on: ['running'],
      },
      {
        id: 'fallback',
        statement:
          'The storefront says “we are counting” instead of failing, which kept pages, baskets and search in use.',
        kind: 'mitigator',
        layer: 'code',
        on: ['declared'],
      },
      {
        id: 'twice',
        statement: 'Orders carry no identity from the button on, which turned impatience into 96 duplicates.',
        kind: 'risk',
        layer: 'code',
        on: ['doubles'],
      },
    ],
    items: [
      {
        title: 'Set lock_timeout to 2 s for all migrations and retry them up to ten times',
        owner: 'elif',
        due: 12,
        state: 'done',
        doneWhen:
          'A migration against a table with a long reader gives up within 2 s; a test in CI holds such a reader.',
        proof: {
          measure: 'Longest wait behind a migration',
          how: 'Lock waits over 2 s in stock-db during releases, from the database’s log',
          expected: 'None in ten releases',
          on: 75,
          who: 'oleksandr',
        },
        factors: ['alter'],
      },
      {
        title: 'Give scheduled reports a window and skip the run when it is missed',
        owner: 'tadeusz',
        due: 26,
        state: 'done',
        doneWhen: 'A report whose window has passed is skipped and says so in the log.',
        proof: {
          measure: 'Reports that ran outside their window',
          how: 'Scheduler log, monthly',
          expected: 'None',
          on: 120,
          who: 'ngozi',
        },
        factors: ['late'],
      },
      {
        title: 'Give each order an identity when the button first appears, and accept it once',
        owner: 'jonas',
        due: 60,
        state: 'done',
        doneWhen: 'Pressing the button five times places one order; a browser test shows it.',
        proof: {
          measure: 'Orders merged by hand',
          how: 'Care’s tag “double” in tickets',
          expected: 'Fewer than 3 a month',
          on: 150,
          who: 'beatriz',
        },
        factors: ['twice'],
      },
      {
        title: 'Forbid deploys after four o’clock',
        state: 'declined',
        declinedBecause:
          'It would move the crowd to ten to four. The pipeline now asks who stays for the hour after a release, and waits for a name.',
        factors: ['handoff'],
      },
    ],
    published: { afterDays: 8, by: 'sunniva', audience: 'organisation' },
  },
}
