import { alertmanagerBodies, deployments, pageLog, table } from '../evidence.ts'
import { notes, story } from '../scripts.ts'
import type { ExampleIncident } from '../shape.ts'
import { slackExport } from '../slack-evidence.ts'

export const saleCheckout: ExampleIncident = {
  slug: 'sale-checkout',
  title: 'The sale that nobody could finish',
  kind: 'incident',
  severity: 'SEV1',
  on: { daysAgo: 88, weekday: 'fri' },
  services: ['checkout', 'stock', 'payments', 'storefront'],
  teams: ['Shop', 'Platform', 'Greenhouse', 'Delivery and Care'],
  roles: [
    ['Incident Commander', 'hanneke'],
    ['Operations Lead', 'amara'],
    ['Communications Lead', 'beatriz'],
    ['Scribe', 'sunniva'],
    ['Responder', 'elif'],
    ['Responder', 'jonas'],
  ],
  summary:
    'On the evening of the yearly sale an index was being built on the orders table, in the careful way that locks nothing. It did not lock anything. It read the whole table, pushed the hot pages out of memory and made each order a little slower; each slower order held its connection longer; and the browsers of people who want a half-price fig tree reload. Within nine minutes checkout had no connection left. We sold 40 figs in the hour that was meant for 4,000.',
  customerImpact:
    'From 19:34 to 21:02 checkout answered in 20 seconds or not at all. 11,800 people tried to order; 3,100 managed. The sale was extended by a day, at the same prices, and most figs found a home.',
  evidence: [
    slackExport({
      sale: `
        18:30 amara Sale opens at half past seven. Checkout has 40 pods, load test on Tuesday went to twice last year. We are as ready as I know how to be.
        19:30 amara Open! {fig 3}
        19:33 beatriz Chat is quiet. That is either very good or very bad
        19:36 jonas Checkout p95 2 s. 4 s. It was 0.4 in the load test at this rate
        19:39 jonas 9 s. @hanneke
      `,
      'inc-sale': `
        19:41 hanneke SEV1. I command. Amara leads the repair, Sunniva writes, Beatriz speaks. Everybody else asks me before touching anything, please.
        19:43 amara All 250 connections to orders-db are in use, 3,900 requests wait for one. Queries that take 3 ms take 180.
        19:44 jonas People reload. Each reload is a new request and the old one keeps waiting for nobody
        19:47 elif Stock sees the same orders asked for up to six times, always from checkout. We retry too, don't we.
        19:48 jonas we do. Three times, with a pause now, since the labels. Times the reloads.
        19:52 amara Idea: double the pods. More hands
        > 19:53 hanneke What would they wait for?
        > 19:53 amara The same 250 connections. No. Good question
        19:56 amara What is different from Tuesday? Same code. Same rate. Tuesday was at noon
        20:01 elif orders-db reads 900 MB/s from disk. On Tuesday it read nothing, all in memory. Something is walking through the whole table
        20:04 elif pg_stat_activity: create index concurrently orders_by_campaign, since 18:55. Who started an index?
        20:06 sunniva That is the campaign report for Monday. I merged it at six. It is concurrent, it takes no lock! I checked twice
        20:07 elif It takes no lock. It takes the memory.
        20:08 hanneke Nobody is in trouble, Sunniva. Is it safe to stop? Do we need to keep anything of it?
        20:10 sunniva Safe. It leaves an invalid index that can be dropped tomorrow.
        20:11 elif Cancelled. Disk reads falling.
        20:15 jonas Queries are back to 6 ms. Connections still all taken. Waiting line 4,400 and it does not shrink
        20:17 amara Because we work on requests whose people have gone. First in, first out, and the first are long dead
        20:21 hanneke Can we throw the line away?
        20:24 jonas Not the line. We can shed at the gate: 503 with "the fig is patient, try in a minute" for three of four visitors, and let the rest through.
        20:26 hanneke Do it. Beatriz, is that sentence all right?
        > 20:27 beatriz It is the best sentence of the evening
        20:33 shipit Deploying edge 14.1 to production (shed 75 % of checkout)
        20:41 amara Line is at 900. Orders per minute 22, 35, 61
        20:47 jonas Gate at 50 %.
        20:55 jonas Gate at 10 %. p95 0.7 s
        21:02 amara Gate open for all. p95 0.4. Orders 96 a minute, as planned for the whole evening.
        21:10 beatriz Can we make the sale longer? Promising it is the nicest apology there is
        > 21:14 amara Until tomorrow midnight, says the greenhouse. They would rather ship figs than talk to them
        21:25 beatriz Site, mail and status page say so now.
        21:40 hanneke Forty quiet minutes. Resolved. Go and eat something, all of you.
      `,
    }),
    alertmanagerBodies('on-call', [
      {
        name: 'CheckoutLatencyHigh',
        severity: 'critical',
        service: 'checkout',
        summary: 'p95 above 3 s for 3 minutes',
        from: '19:37:30',
        to: '20:57',
      },
      {
        name: 'DatabaseConnectionsExhausted',
        severity: 'critical',
        service: 'checkout',
        summary: 'No free connection to orders-db',
        from: '19:42',
        to: '20:44',
      },
      {
        name: 'DiskReadHigh',
        severity: 'info',
        service: 'checkout',
        summary: 'orders-db reads above 500 MB/s',
        from: '19:02',
        to: '20:12',
      },
    ]),
    pageLog('Checkout p95 above 3 s for 3 minutes', 'checkout', [
      { at: '19:37:40', verb: 'trigger', said: 'Triggered through the API' },
      { at: '19:38:55', verb: 'acknowledge', by: 'jonas', said: 'Acknowledged on the website' },
      { at: '21:40:12', verb: 'resolve', by: 'hanneke', said: 'Resolved on the website' },
    ]),
    deployments('reports', [['18:53', '20:11:30', 'error', 'main', 'campaign report: index on orders']]),
    deployments('edge', [['20:32', '20:34:20', 'success', 'v14.1', 'shed checkout at the gate']]),
    table(
      'checkout-minutes',
      ['time', 'measure', 'value'],
      `
      19:30 | orders per minute | 88
      19:36 | orders per minute | 71
      19:42 | orders per minute | 19
      20:00 | orders per minute | 6
      20:10 | orders per minute | 4
      20:41 | orders per minute | 61
      21:02 | orders per minute | 96
      `,
      { text: ['measure', 'value'] },
    ),
  ],
  story: story(`
    index change «requested: campaign report: index on orders» learned 20:04 mark fault-started
      | An index for Monday’s campaign report begins to be built on the orders table, in the way that takes no lock.
    disk «Firing: DiskReadHigh» learned 20:01
      | The database reads from disk what it usually has in memory. The alert that says so is marked as information and wakes nobody.
    open context «Open!»
      | The sale opens.
    slower observation «It was 0.4 in the load test» through employee mark impact-started, detected
    alert «Firing: CheckoutLatencyHigh»
    ack «Acknowledged on the website» mark acknowledged
    declared decision «SEV1. I command» mark declared, engaged
      | SEV1. One commands, one repairs, one writes, one speaks; everybody else asks before touching anything.
    connections observation «All 250 connections to orders-db»
    reload observation «People reload»
      | People reload. Each reload is a new request, and the old one keeps waiting for nobody.
    hands hypothesis «Idea: double the pods»
      | Twice the pods? They would wait for the same 250 connections.
    different hypothesis «What is different from Tuesday»
    walking observation «Something is walking through the whole table»
    memory observation «It takes no lock. It takes the memory.» mark diagnosed
    trouble communication «Nobody is in trouble»
      | “Nobody is in trouble. Is it safe to stop?” It is.
    cancelled action «Cancelled. Disk reads falling»
    dead observation «we work on requests whose people have gone»
      | The database is well again, and nothing changes: checkout works through 4,400 requests, first in first out, and the first have long gone.
    fig decision «the fig is patient»
      | Decision: turn three of four visitors away at the gate, with a kind sentence, so that the fourth can buy.
    shed change «requested: shed checkout at the gate»
    rising recovery-step «Line is at 900»
    gate recovery-step «Gate open for all» mark mitigated
    longer communication «Site, mail and status page say so» mark all-clear
      | The sale is extended by a day; site, mail and status page say so.
    resolved decision «Forty quiet minutes» mark resolved
  `),
  review: {
    facilitator: 'priyanka',
    participants: ['hanneke', 'amara', 'beatriz', 'sunniva', 'elif', 'jonas', 'oleksandr'],
    notes: notes(`
      sunniva learned (index, memory): After the stock migration I learned “avoid locks”, and I did. The lesson I needed was “avoid surprises on a busy table”.
      amara factor (different): The load test ran against a database with nothing else to do. The evening had a report, a backup and an index.
      hanneke went-well (hands): “What would they wait for?” is a question I will keep on a card.
      jonas surprised (cancelled, dead): We repaired the fault at 20:11 and customers noticed at 20:41. Half an hour was only the line of people who had left.
      beatriz lucky (longer): The greenhouse said yes to another day within four minutes, on a Friday evening.
      elif factor (disk): DiskReadHigh was the only thing on any screen that knew, for forty minutes, at level “info”.
      oleksandr question (walking): Does anybody know what runs on orders-db tonight? I tried to make a list. I could not.
      amara idea (dead): Newest first when it is crowded. Whoever came last is most likely still there.
      anonymous went-well (trouble): I was relieved when “nobody is in trouble” was written down where all could read it.
    `),
    insights: [
      {
        text: 'Locks are one way for work to be in the way of other work. Memory, disk and connections are others, and “concurrent” promises nothing about them.',
        on: ['index', 'memory'],
      },
      {
        text: 'A waiting line outlives its cause. Repairing the database was half of the repair; the other half was forgetting the people who had gone.',
        on: ['dead', 'fig'],
      },
      {
        text: 'Turning visitors away with a kind sentence sold more than letting all of them wait.',
        on: ['fig', 'rising'],
      },
      {
        text: 'We practise load without the rest of the evening, and so we practise another evening.',
        on: ['different'],
      },
    ],
    factors: [
      {
        id: 'index',
        statement:
          'An index built on the orders table read all of it during the sale, which pushed the hot pages out of memory and made queries sixty times slower.',
        kind: 'trigger',
        layer: 'deploy-and-change',
        on: ['index', 'memory'],
      },
      {
        id: 'line',
        statement:
          'Checkout keeps waiting requests without end and serves the oldest first, which spent half an hour on people who had gone.',
        kind: 'contributor',
        layer: 'capacity',
        on: ['dead'],
      },
      {
        id: 'retries',
        statement:
          'Reloads by people and repetitions by checkout multiplied each other, which filled the line six times faster than visitors came.',
        kind: 'contributor',
        layer: 'code',
        on: ['reload'],
      },
      {
        id: 'calendar',
        statement:
          'Nothing tells who plans database work that a sale is on, which made a careful change land on the one evening it could hurt.',
        kind: 'contributor',
        layer: 'organisation',
        on: ['index'],
      },
      {
        id: 'info',
        statement:
          'The alert on disk reads was marked as information, which kept the best hint out of sight for forty minutes.',
        kind: 'difficulty',
        layer: 'observability',
        on: ['disk'],
      },
      {
        id: 'gate',
        statement: 'The gate could turn away a share of visitors, which gave the line a way to empty.',
        kind: 'mitigator',
        layer: 'infrastructure',
        on: ['fig', 'rising'],
      },
    ],
    items: [
      {
        title:
          'Drop checkout requests that waited over 8 s and serve the newest first when more than 200 wait',
        owner: 'jonas',
        due: 21,
        state: 'done',
        doneWhen: 'A load test at five times the rate keeps p95 of served orders under 2 s.',
        proof: {
          measure: 'Orders a minute at five times the planned rate',
          how: 'Load test on the sale’s copy, with an index being built',
          expected: 'At least 80 % of the planned orders',
          on: 70,
          who: 'amara',
        },
        factors: ['line', 'retries'],
      },
      {
        title: 'Refuse index builds and migrations on orders-db while a sale is in the calendar',
        owner: 'oleksandr',
        due: 30,
        state: 'done',
        doneWhen: 'The pipeline names the sale and stops; an override needs the commander’s name.',
        proof: {
          measure: 'Schema work during sales',
          how: 'Database log against the calendar, the next two sales',
          expected: 'None',
          on: 85,
          who: 'sunniva',
        },
        factors: ['calendar', 'index'],
      },
      {
        title: 'Show on one page what runs on orders-db: reports, builds, backups, with owners',
        owner: 'elif',
        due: 50,
        state: 'in-progress',
        doneWhen: 'The page lists every session older than a minute with the team it belongs to.',
        proof: {
          measure: 'Minutes until an unusual session is named',
          how: 'Start one unannounced on a quiet morning',
          expected: 'Under 5',
          on: 110,
          who: 'oleksandr',
        },
        factors: ['info'],
      },
      {
        title: 'Repeat the load test with a report, a backup and an index build running',
        owner: 'amara',
        due: 40,
        state: 'done',
        doneWhen: 'The script of the load test starts all three.',
        proof: {
          measure: 'Difference between load test and the next sale',
          how: 'p95 of both, side by side',
          expected: 'Less than twofold',
          on: 100,
          who: 'jonas',
        },
        factors: ['index'],
      },
      {
        title: 'Give orders-db four times the memory',
        state: 'declined',
        declinedBecause:
          'It moves the edge without telling anybody where it is. Dropping and gating protect at any size.',
        factors: ['index'],
      },
    ],
    parts: {
      impact:
        'From 19:34 to 21:02, 88 minutes of the sale’s first evening, checkout answered in 20 seconds or not at all. 11,800 people tried to order and 3,100 managed.\n\nThe sale was extended by a day. Counting both days, we sold 92 % of the figs that were set aside for it.',
    },
    published: { afterDays: 11, by: 'priyanka', audience: 'organisation' },
  },
}
