import { alertmanagerBodies, deployments, pageLog, plainNotes, table } from '../evidence.ts'
import { notes, story } from '../scripts.ts'
import type { ExampleIncident } from '../shape.ts'
import { slackExport } from '../slack-evidence.ts'

export const doubleBookings: ExampleIncident = {
  slug: 'double-bookings',
  title: 'Two couriers for every cactus',
  kind: 'incident',
  severity: 'SEV3',
  on: { daysAgo: 17, weekday: 'wed' },
  services: ['dispatch'],
  teams: ['Delivery and Care', 'Platform'],
  roles: [
    ['Incident Commander', 'callum'],
    ['Operations Lead', 'priyanka'],
    ['Responder', 'leilani'],
  ],
  summary:
    'A node was taken out for maintenance during the change of shifts. The queue of parcels moved to its standby, which remembered what had been handed out but not what had been finished in the last four minutes. 612 parcels were booked a second time. The spaced tries that we introduced after the Monday of the labels did their work: the courier never slowed down.',
  customerImpact:
    '612 customers received two tracking numbers; 40 stayed at home for a van that never came. The courier charged us twice and has credited it.',
  evidence: [
    slackExport({
      'packing-hall': `
        14:02 priyanka Shift change. Handing over to the late crew: belt running, 380 to go, nothing special
        14:11 priyanka (still here) Somebody pressed the red button on the wall! It is Dana from the late crew: two labels came out with the same address
      `,
      'inc-bookings': `
        14:11 alerts Incident opened by: red button, packing hall
        14:13 callum Mine. SEV3 for now. Are they two parcels or one parcel twice?
        14:15 priyanka One parcel, two tracking numbers. I have eleven pairs on the table already
        14:16 callum What changed around two?
        14:18 leilani I drained node hall-2 at 14:04 for the kernel update. Announced in #platform on Monday. The queue failed over to its standby, took 20 seconds, all green
        14:20 callum I did not read #platform on Monday. I was on the late shift then
        14:21 leilani And I did not know that two is when your shifts change. Noted.
        14:24 callum Does the standby know everything the first one knew?
        14:29 leilani It knows which parcels were handed to a worker. "Finished" is written to it every five minutes, in one go. So it may think that up to five minutes of parcels are still open
        14:31 callum So it handed them out again, and dispatch booked them again, because a booking has no name of its own.
        14:33 priyanka Stop the belt?
        14:34 callum No, new ones are fine. I want the list of what was handed out twice. Between 14:04 and 14:05, finished after 14:00.
        14:47 callum 612. Comparing with bookings: 612 doubles. The second tracking number is the wrong one each time
        14:52 priyanka The courier can cancel by list until 15:30. Sending it
        15:10 priyanka Cancelled: 572. Forty had already been planned into a tour.
        15:15 callum Taking those as they are. Care writes to the forty: one van will come, ignore the other. Mitigated, I would say
        15:40 callum No new doubles for an hour. Resolved.
        16:05 beatriz Forty mails out. Two answered that two cacti would be fine too
      `,
    }),
    alertmanagerBodies('delivery', [
      {
        name: 'QueueFailover',
        severity: 'info',
        service: 'dispatch',
        summary: 'Queue parcels moved to its standby',
        from: '14:04:20',
        to: '14:09',
      },
    ]),
    pageLog('Opened by: red button, packing hall', 'dispatch', [
      { at: '14:11:02', verb: 'trigger', said: 'Triggered by the red button in the packing hall' },
      { at: '14:11:40', verb: 'acknowledge', by: 'callum', said: 'Acknowledged by phone' },
      { at: '15:40:20', verb: 'resolve', by: 'callum', said: 'Resolved on the website' },
    ]),
    deployments('infrastructure', [
      ['14:03:30', '14:06:10', 'success', 'main', 'drain node hall-2 for the kernel update'],
    ]),
    table(
      'bookings-by-minute',
      ['time', 'measure', 'value'],
      `
      14:00 | bookings | 41
      14:03 | bookings | 39
      14:05 | bookings | 187
      14:07 | bookings | 204
      14:09 | bookings | 118
      14:12 | bookings | 40
      `,
      { text: ['measure', 'value'] },
    ),
    plainNotes(
      'late-crew',
      `
      14:02 took over from the early crew
      14:10 two labels, same name, different numbers. pressed the button
      14:15 eleven pairs on the table
      14:40 late crew checks each label against the parcel before the rack
      `,
    ),
  ],
  story: story(`
    drain change «requested: drain node hall-2» learned 14:18 mark fault-started
      | A node is drained for an update, announced two days before in a channel that the hall does not read. It is four minutes past two; the shifts change at two.
    failover «Firing: QueueFailover» learned 14:18
      | The queue moves to its standby within twenty seconds. All green.
    spike signal «bookings — 187» learned 14:47 mark impact-started
      | Bookings rise from forty a minute to almost two hundred.
    button report «Triggered by the red button» through employee mark detected
      | Somebody from the late crew sees one address on two labels and presses the red button on the wall.
    ack «Acknowledged by phone» mark acknowledged
    mine decision «Mine. SEV3 for now» mark declared, engaged
    pairs observation «One parcel, two tracking numbers»
    noted communication «two is when your shifts change»
      | One did not read the announcement; the other did not know that two o’clock is when the shifts change.
    five observation «is written to it every five minutes»
      | The standby learns what is finished only every five minutes.
    name observation «because a booking has no name of its own» mark diagnosed
    belt decision «No, new ones are fine»
      | The belt goes on: new parcels are fine. What is needed is a list.
    list observation «612. Comparing with bookings»
    cancel recovery-step «Cancelled: 572» mark mitigated
    resolved decision «No new doubles for an hour» mark resolved
    clear communication «Forty mails out» mark all-clear
  `),
  review: {
    facilitator: 'sunniva',
    participants: ['callum', 'priyanka', 'leilani', 'beatriz'],
    notes: notes(`
      priyanka went-well (button): Six minutes from the first double label to an open incident, and it was the button. The last time it took thirteen and two flights of stairs.
      leilani learned (drain, noted): I announced it where we announce. I had pictured the hall as a machine that runs all day, not as people who change places at two.
      callum went-well: The courier never felt it: two spaced tries instead of eight. That repair from the labels worked, on a day when something else broke.
      callum factor (name): Mail has a name for each message since the ferns. Bookings still have none. I knew that, it is on my list, under “soon”.
      leilani question (drain): What else do we drain at two in the afternoon?
      beatriz surprised: That the doubles were new bookings and not new parcels. Forty extra vans, zero extra cacti.
      priyanka lucky (cancel): The courier lets us cancel by list until half past three. Had it been the evening shift change, all 612 would have travelled.
    `),
    insights: [
      {
        text: 'A hand-over between machines and one between people met at the same minute, and each side had planned as if the other were still.',
        on: ['drain', 'noted'],
      },
    ],
    factors: [
      {
        id: 'drain',
        statement:
          'Draining the node moved the queue to a standby that was up to five minutes behind, which handed finished parcels out again.',
        kind: 'trigger',
        layer: 'infrastructure',
        on: ['drain', 'five'],
      },
      {
        id: 'name',
        statement: 'Bookings carry no identity, which made the courier accept the same parcel twice.',
        kind: 'contributor',
        layer: 'code',
        on: ['name'],
      },
      {
        id: 'shift',
        statement:
          'Maintenance plans do not know the hours of the hall, which put the move into the change of shifts.',
        kind: 'contributor',
        layer: 'organisation',
        on: ['noted'],
      },
      {
        id: 'button',
        statement:
          'The red button let the late crew open an incident within a minute of seeing the second label.',
        kind: 'mitigator',
        layer: 'process-and-policy',
        on: ['button'],
      },
    ],
    items: [
      {
        title: 'Send the parcel’s number as idempotency key with each booking',
        owner: 'callum',
        due: 32,
        state: 'committed',
        doneWhen: 'Booking a parcel three times against the courier’s stand-in yields one tracking number.',
        proof: {
          measure: 'Tracking numbers a parcel',
          how: 'Drain the node again, on purpose, at eleven in the morning',
          expected: 'One, for all',
          on: 45,
          who: 'leilani',
        },
        factors: ['name'],
      },
      {
        title: 'Write “finished” to the standby with each parcel instead of every five minutes',
        state: 'soaking',
        factors: ['drain'],
      },
      { title: 'Put the hours of the hall into the maintenance calendar', state: 'idea', factors: ['shift'] },
    ],
  },
}
