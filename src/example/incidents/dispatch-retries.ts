import { alertmanagerBodies, deployments, pageLog, table } from '../evidence.ts'
import { notes, story } from '../scripts.ts'
import type { ExampleIncident } from '../shape.ts'
import { slackExport } from '../slack-evidence.ts'

export const dispatchRetries: ExampleIncident = {
  slug: 'dispatch-retries',
  title: 'Three vans left without labels',
  kind: 'incident',
  severity: 'SEV2',
  on: { daysAgo: 276, weekday: 'mon' },
  services: ['dispatch'],
  teams: ['Delivery and Care', 'Platform'],
  roles: [
    ['Incident Commander', 'priyanka'],
    ['Operations Lead', 'callum'],
    ['Customer Liaison', 'beatriz'],
    ['Responder', 'hanneke'],
  ],
  summary:
    'On the busiest Monday of the season the courier’s booking service became slow, not broken. Our dispatch service waited two seconds, gave up and asked again, up to eight times for each parcel, and so turned 900 parcels into 6,400 bookings a minute. The courier slowed down further, then closed the door on us. The storm was ours; it took us 50 minutes to believe that.',
  customerImpact:
    '1,140 parcels missed the evening vans and travelled a day later. Plants had been watered for one night, not two; 37 were replaced. Nobody saw an error in the shop.',
  evidence: [
    slackExport({
      'packing-hall': `
        14:31 callum Label printers 2 and 4 print one label, think for a minute, print another
        14:33 callum All of them now. The conveyor is a garden.
        14:36 priyanka On my way down. Is it the printers or what they are waiting for?
        > 14:37 callum they wait for a courier number
      `,
      'inc-labels': `
        14:44 priyanka Incident for label printing. About 900 parcels wait on the belt, first van leaves 16:30. I command, Callum drives, Hanneke please join from Platform.
        14:46 hanneke Here. The courier's booking call takes 9 seconds on average, it is 400 ms on other days. Their status page is green.
        14:47 callum So it is them.
        14:49 hanneke Looks like it. Phoning their hotline.
        14:58 hanneke Hotline says they are slow because one customer books ten times more than usual since 14:25. They are not allowed to tell me who. {thinking_face 3}
        15:04 callum We packed 15 % more than last Monday, not ten times. Bigger shop than us, I suppose
        15:09 shipit Deploying dispatch 2.40.3 to production (raise booking workers from 12 to 30)
        15:10 callum More workers, so that more bookings can wait at the same time. Should drain the belt faster.
        15:18 priyanka Belt is worse. 1,050 waiting. What else changed?
        15:20 hanneke Courier answers 429 now, "too many requests". To us. By name
        15:22 hanneke I am an idiot detector and I just went off. Look at our own outgoing rate: 6,400 bookings a minute for 900 parcels.
        15:24 callum each parcel is booked seven times?
        15:26 hanneke Timeout two seconds, eight tries, no pause between them. When the courier needs three seconds, every booking is tried eight times, and every try makes the next one slower. The one big customer is us.
        15:29 priyanka Then we stop asking. Decision: workers to zero for three minutes, then four workers, timeout twenty seconds, one try. Printers stay loaded.
        15:31 shipit Deploying dispatch 2.40.4 to production (4 workers, timeout 20 s, 1 try)
        15:35 hanneke Courier answers in 380 ms. They lifted the block after a phone call and a small apology from me
        15:37 callum Labels!
        15:52 callum 40 a minute. It will take until half past five, first van goes at half past four
        15:55 priyanka Courier cannot hold the vans. They take what is labelled and come back for one extra van at nine.
        16:31 callum Three vans gone, 1,140 parcels short. Watering what stays
        17:38 callum Belt empty, everything labelled and on the racks
        20:58 priyanka Extra van loaded as far as it goes, rest travels tomorrow at six. Closing this as resolved.
        21:20 beatriz Everybody whose parcel moved to tomorrow knows.
      `,
    }),
    alertmanagerBodies('delivery', [
      {
        name: 'LabelLatencyHigh',
        severity: 'warning',
        service: 'dispatch',
        summary: 'Median time to label above 30 s',
        from: '14:29',
        to: '15:40',
      },
      {
        name: 'BookingQueueLong',
        severity: 'warning',
        service: 'dispatch',
        summary: 'More than 500 parcels wait for a booking',
        from: '14:41',
        to: '17:30',
      },
    ]),
    pageLog('More than 500 parcels wait for a booking', 'dispatch', [
      { at: '14:41:20', verb: 'trigger', said: 'Triggered through the API' },
      { at: '14:42:05', verb: 'acknowledge', by: 'priyanka', said: 'Acknowledged on the website' },
      { at: '20:58:30', verb: 'resolve', by: 'priyanka', said: 'Resolved on the website' },
    ]),
    deployments('dispatch', [
      ['15:08:40', '15:10:02', 'success', 'v2.40.3', '30 booking workers'],
      ['15:30:50', '15:33:15', 'success', 'v2.40.4', '4 workers, one try, 20 s'],
    ]),
    table(
      'dispatch-outgoing',
      ['time', 'metric', 'value'],
      `
      14:20 | bookings per minute | 870
      14:26 | bookings per minute | 1,900
      14:40 | bookings per minute | 4,700
      15:15 | bookings per minute | 6,400
      15:30 | bookings per minute | 0
      15:36 | bookings per minute | 41
      `,
      { text: ['metric', 'value'] },
    ),
  ],
  story: story(`
    double signal «bookings per minute — 1,900» learned 15:22 mark fault-started, impact-started
      | The courier’s booking service becomes a little slower than our patience. Each parcel is now asked for several times; nobody can see that yet.
    printers report «Label printers 2 and 4» through employee mark detected
    warned «Firing: LabelLatencyHigh»
      | A warning about slow labels fires; it goes to a channel that the packing hall does not read.
    ack «Acknowledged on the website» mark acknowledged
    declared decision «About 900 parcels wait» mark engaged, declared
      | An incident: 900 parcels wait on the belt, and the first van leaves at half past four.
    green observation «booking call takes 9 seconds»
      | The courier needs nine seconds for a booking instead of less than half of one. Its status page is green.
    them hypothesis «So it is them.»
      | So it is the courier.
    hotline observation «one customer books ten times more»
      | The courier’s hotline says that one customer books ten times more than usual since twenty-five past two. It may not say which.
    bigger hypothesis «Bigger shop than us»
      | We packed only 15 % more than last Monday, so it must be a bigger shop.
    more change «requested: 30 booking workers»
      | To drain the belt faster, the number of booking workers goes from 12 to 30.
    worse observation «Belt is worse»
      | The belt gets worse, and the courier begins to refuse us by name.
    us hypothesis «Look at our own outgoing rate» mark diagnosed
      | Somebody looks at our own outgoing rate for the first time: 6,400 bookings a minute for 900 parcels.
    eight observation «Timeout two seconds, eight tries»
      | Two seconds of patience, eight tries, no pause: the slower the courier, the more we ask. The one big customer is us.
    stop decision «Then we stop asking»
      | Decision: stop asking for three minutes, then ask gently and once.
    labels recovery-step «Labels!» mark mitigated
    vans impact-change «Three vans gone»
      | Three vans have left; 1,140 parcels stay behind and are watered.
    resolved decision «Closing this as resolved» mark resolved
      | The extra van is full, the rest travels at six in the morning. Resolved.
    clear communication «Everybody whose parcel moved» mark all-clear
  `),
  review: {
    facilitator: 'amara',
    participants: ['priyanka', 'callum', 'beatriz', 'hanneke'],
    notes: notes(`
      callum factor (green, us): We asked what the courier was doing to us for fifty minutes before anybody asked what we were doing to the courier. Nothing on our screens showed what leaves the house.
      hanneke learned (eight): A retry is a vote for “it was bad luck”. When it is not luck but load, everybody votes at once, and the vote is the load.
      callum learned (more): Adding workers made sense with the picture we had: a queue and slow answers. It is what I would do again with that picture, so the picture has to change.
      priyanka surprised (hotline): The hotline told us the answer at 14:58 and we laughed.
      beatriz lucky (vans): The racks by the window were empty that day. On a normal Monday 1,140 plants would have had no light and no water.
      priyanka went-well (stop): Stopping completely for three minutes felt wrong and was the best three minutes of the afternoon.
      hanneke question: Who else in this house tries eight times? I found five services that copied the same twelve lines.
      anonymous factor (warned): The packing hall does not get the delivery alerts because three years ago there were too many. Nobody asked the hall.
    `),
    insights: [
      {
        text: 'Slow is a different illness from broken. All our defences were for broken: time out, try again, add hands. Each of them feeds slowness.',
        on: ['eight', 'more'],
      },
      { text: 'We measured what comes in to every service and what goes out of none.', on: ['us'] },
      {
        text: 'The packing hall sees trouble ten minutes before the screens, and had no easy way to say so.',
        on: ['printers', 'warned'],
      },
    ],
    factors: [
      {
        id: 'slow',
        statement:
          'The courier’s booking service answered in three seconds instead of half a second, which pushed every call over our two-second limit.',
        kind: 'trigger',
        layer: 'dependency',
        on: ['double'],
      },
      {
        id: 'retries',
        statement:
          'Eight immediate tries without a pause or a shared limit multiplied the load sevenfold, which made the courier slower still.',
        kind: 'contributor',
        layer: 'code',
        on: ['eight'],
      },
      {
        id: 'blind',
        statement:
          'Outgoing traffic was measured nowhere on a shared screen, which made “it is them” the natural reading for fifty minutes.',
        kind: 'difficulty',
        layer: 'observability',
        on: ['them', 'us'],
      },
      {
        id: 'workers',
        statement:
          'Scaling up under load was the known remedy for a long queue, which fed the storm for twenty minutes.',
        kind: 'contributor',
        layer: 'process-and-policy',
        on: ['more'],
      },
      {
        id: 'queue',
        statement:
          'The queue of parcels accepts without end and reports only its length, which hid that the same parcels were booked again and again.',
        kind: 'risk',
        layer: 'capacity',
        on: ['worse'],
      },
      {
        id: 'racks',
        statement: 'Free racks near the windows kept the delayed plants alive overnight.',
        kind: 'mitigator',
        layer: 'infrastructure',
        on: ['vans'],
      },
    ],
    items: [
      {
        title:
          'Replace the eight immediate tries in dispatch with two, spaced at random over 30 s, and stop all bookings when half of them fail',
        owner: 'callum',
        due: 15,
        state: 'done',
        doneWhen:
          'With the courier’s stand-in answering in 5 s, outgoing calls stay below 1.2 a parcel for ten minutes.',
        proof: {
          measure: 'Outgoing bookings a parcel while the courier is slow',
          how: 'Slow the stand-in down once a quarter, in daylight',
          expected: 'At most 1.2',
          on: 90,
          who: 'hanneke',
        },
        factors: ['retries'],
      },
      {
        title: 'Show calls out, next to calls in, on each service’s first screen',
        owner: 'hanneke',
        due: 40,
        state: 'done',
        doneWhen: 'All ten services show both, from one shared library.',
        proof: {
          measure: 'Minutes until somebody names our own traffic',
          how: 'Table-top with the recording of this Monday, people who were not there',
          expected: 'Under 10',
          on: 100,
          who: 'amara',
        },
        factors: ['blind'],
      },
      {
        title:
          'Move the retry lines of the five other services into one library with a budget for each caller',
        owner: 'jonas',
        due: 75,
        state: 'in-progress',
        doneWhen: 'No service contains a retry loop of its own; the linter refuses one.',
        proof: {
          measure: 'Services with a loop of their own',
          how: 'Linter report',
          expected: 'None',
          on: 160,
          who: 'hanneke',
        },
        factors: ['retries'],
      },
      {
        title: 'Put a red button in the packing hall that opens an incident',
        owner: 'priyanka',
        due: 30,
        state: 'done',
        doneWhen: 'Pressing it opens a channel and pages delivery; the night shift has tried it.',
        proof: {
          measure: 'Time from first trouble in the hall to an open incident',
          how: 'The next three incidents that begin there',
          expected: 'Under 5 minutes',
          on: 200,
          who: 'beatriz',
        },
        factors: ['blind'],
      },
    ],
    published: { afterDays: 10, by: 'amara', audience: 'organisation' },
  },
}
