import type { ReportContent } from '../report-content.ts'

type Line = ReportContent['story'][number]

function line(at: string, text: string, rest: Partial<Line> = {}): Line {
  return {
    at,
    until: null,
    precision: 'exact',
    kind: 'observation',
    actorKind: 'human',
    who: null,
    source: '#inc-checkout',
    text,
    knownAt: null,
    ...rest,
  }
}

const story: Line[] = [
  line('2026-03-28T21:40:00Z', 'The new default of 30 s for reading from the stock service is merged.', {
    precision: 'minute',
    kind: 'change',
    who: 'a developer',
    source: 'GitHub acme/shop',
    knownAt: '2026-03-28T23:31:00Z',
  }),
  line('2026-03-28T22:58:12.402118Z', 'Deployment of `shop-web` 2026.3.28-4 to all three regions begins.', {
    until: '2026-03-28T23:04:50Z',
    kind: 'change',
    actorKind: 'automation',
    source: 'GitHub acme/shop',
  }),
  line('2026-03-28T23:05:31Z', 'Checkouts take 9 s at the median, and one in four gives up.', {
    kind: 'impact-change',
    actorKind: 'system',
    source: 'Alertmanager',
  }),
  line('2026-03-28T23:11:02.000451Z', 'CheckoutLatencyHigh fires: 95th percentile above 4 s for 5 minutes.', {
    kind: 'signal',
    actorKind: 'system',
    source: 'Alertmanager',
  }),
  line('2026-03-28T23:13:44.918230Z', 'On it. Looking at the database first, it was slow last week too.', {
    kind: 'communication',
    who: 'the on-call engineer',
  }),
  line(
    '2026-03-28T23:19:05.120456Z',
    'The database is fine. Threads pile up in `shop-web`, all of them waiting for stock:\n```\n"http-47" WAITING  StockClient.read(StockClient.java:88)\n"http-48" WAITING  StockClient.read(StockClient.java:88)\n… 198 more\n```',
    { kind: 'observation', who: 'the on-call engineer' },
  ),
  line('2026-03-28T23:24:00Z', 'A major incident is declared.', {
    precision: 'minute',
    kind: 'decision',
    who: 'the Incident Commander',
  }),
  line(
    '2026-03-28T23:31:10.55Z',
    'Somebody remembers the new timeout in https://git.example.com/acme/shop/pull/4411.',
    {
      kind: 'hypothesis',
      who: 'a responder',
    },
  ),
  line('2026-03-28T23:36:00Z', 'We roll back rather than change the timeout: the rollback is rehearsed.', {
    precision: 'minute',
    kind: 'decision',
    who: 'the Incident Commander',
  }),
  line('2026-03-29T00:10:00Z', 'Support hears from the first customers that paying works again.', {
    precision: 'approx',
    kind: 'report',
    actorKind: 'customer',
    source: 'Recollection',
  }),
  line('2026-03-29T00:17:40.000001Z', 'Median checkout time is back under 400 ms in all regions.', {
    kind: 'recovery-step',
    actorKind: 'system',
    source: 'Alertmanager',
  }),
  line('2026-03-29T01:05:00Z', 'The status page says that everything works again.', {
    precision: 'minute',
    kind: 'communication',
    who: 'the Communications Lead',
    source: 'Status page',
  }),
]

/** A believable report with everything that a report can hold; its night is the one in which clocks go forward. */
export const exampleReport: ReportContent = {
  key: 'INC-42',
  title: 'Checkout was slow for an hour, and one customer in four gave up',
  kind: 'incident',
  severity: 'Major',
  services: ['checkout', 'stock', 'shop-web'],
  teams: ['Shop', 'Warehouse systems'],
  roles: [
    { role: 'Incident Commander', name: null },
    { role: 'Scribe', name: null },
    { role: 'Communications Lead', name: null },
  ],
  zone: 'Europe/Berlin',
  markers: [
    {
      marker: 'fault-started',
      at: '2026-03-28T22:58:12.402118Z',
      precision: 'exact',
      channel: null,
      line: 2,
    },
    { marker: 'impact-started', at: '2026-03-28T23:05:31Z', precision: 'exact', channel: null, line: 3 },
    { marker: 'detected', at: '2026-03-28T23:11:02.000451Z', precision: 'exact', channel: 'alert', line: 4 },
    { marker: 'acknowledged', at: '2026-03-28T23:13:44.918230Z', precision: 'exact', channel: null, line: 5 },
    { marker: 'declared', at: '2026-03-28T23:24:00Z', precision: 'minute', channel: null, line: 7 },
    { marker: 'diagnosed', at: '2026-03-28T23:31:10.55Z', precision: 'exact', channel: null, line: 8 },
    { marker: 'mitigated', at: '2026-03-29T00:17:40.000001Z', precision: 'exact', channel: null, line: 11 },
    { marker: 'all-clear', at: '2026-03-29T01:05:00Z', precision: 'minute', channel: null, line: 12 },
  ],
  story,
  parts: [
    {
      id: 'summary',
      heading: 'Summary',
      text: 'On the night of 28 March a release raised the time that the shop waits for the stock service from **2 s to 30 s**. The stock service was slow that evening, as it often is during the nightly count. Until then nobody had noticed, because the shop simply gave up and showed “in stock”.\n\nWith the longer wait, requests piled up until every thread of the shop was waiting. Rolling the release back ended it.',
    },
    {
      id: 'impact',
      heading: 'Impact',
      text: 'For 72 minutes paying took 9 seconds or more. About **1,840 checkouts** were abandoned, a quarter of those begun. No order was lost or charged twice.\n\n- Web shop: all three regions\n- App: not affected, it has a timeout of its own',
    },
    { id: 'story', heading: 'What happened', text: '' },
    { id: 'learned', heading: 'What we learned', text: '' },
    {
      id: 'factors',
      heading: 'Contributing factors',
      text: 'Each of these was needed; none would have been enough by itself.',
    },
    { id: 'went-well', heading: 'What went well', text: '' },
    { id: 'lucky', heading: 'Where we were lucky', text: '' },
    { id: 'questions', heading: 'Open questions', text: '' },
    { id: 'items', heading: 'Improvement items', text: '' },
  ],
  learned: [
    {
      text: 'The old timeout of 2 s was the only thing that kept slow nights in the warehouse away from customers. Nobody had decided that; it had grown that way.',
      lines: [1, 6],
    },
    {
      text: 'An alert on the 95th percentile takes 5 minutes to fire. A quarter of the checkouts were gone by then.',
      lines: [3, 4],
    },
  ],
  wentWell: [
    { text: 'The thread dump was taken before anything was restarted.', lines: [6] },
    { text: 'The rollback was chosen because it had been rehearsed in February.', lines: [9] },
  ],
  lucky: [
    {
      text: 'It was a Saturday night. On a Monday at noon the same hour would have met ten times as many people.',
      lines: [],
    },
  ],
  surprised: [],
  questions: [
    { text: 'Why does the stock service get slow during the count, and who could tell us?', lines: [] },
  ],
  factors: [
    {
      statement:
        'One value sets the timeout for every caller, so the report that needed 30 s changed it for checkout too.',
      kind: 'trigger',
      layer: 'config',
      lines: [1, 2],
    },
    {
      statement: 'Threads that wait for stock come from the same pool as those that take payments.',
      kind: 'contributor',
      layer: 'code',
      lines: [6],
    },
    {
      statement: 'The nightly count slows the stock service down, and no dashboard of the shop shows it.',
      kind: 'contributor',
      layer: 'observability',
      lines: [],
    },
    { statement: 'The app has a timeout of its own.', kind: 'mitigator', layer: null, lines: [] },
  ],
  items: [
    {
      title: 'Give checkout a timeout of its own, refused by the build above 3 s',
      owner: 'Shop',
      due: '2026-04-17',
      state: 'committed',
      doneWhen: 'A build with a larger value fails with a message that names this incident.',
      proof: {
        measure: 'Checkouts slower than 4 s during the nightly count',
        how: 'The latency histogram of checkout, nights only',
        expected: 'Fewer than 1 in 1,000, for four weeks',
        on: '2026-05-18',
        who: 'Warehouse systems',
      },
      factors: [1],
      strength: 'strong',
      type: 'prevent',
      phase: 'prevent',
    },
    {
      title: 'Separate pool for calls to stock',
      owner: null,
      due: null,
      state: 'soaking',
      doneWhen: '',
      proof: null,
      factors: [2],
    },
  ],
}
