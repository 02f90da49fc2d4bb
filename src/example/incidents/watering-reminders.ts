import { alertmanagerBodies, deployments, plainNotes, table } from '../evidence.ts'
import { notes, story } from '../scripts.ts'
import type { ExampleIncident } from '../shape.ts'
import { slackExport } from '../slack-evidence.ts'

export const wateringReminders: ExampleIncident = {
  slug: 'watering-reminders',
  title: 'Please water your fern, please water your fern, please water your fern',
  kind: 'incident',
  severity: 'SEV3',
  on: { daysAgo: 154, weekday: 'sat' },
  services: ['mailer'],
  teams: ['Delivery and Care', 'Platform'],
  roles: [
    ['Incident Commander', 'beatriz'],
    ['Operations Lead', 'callum'],
    ['Responder', 'oleksandr'],
  ],
  summary:
    'The mail provider took our Saturday reminders, but answered so late that the mailer believed it had not. So it put them back into its queue, which has no end, and sent them again. The queue had no notion of a mail that was out already; it knew only mails that were not confirmed. By the time we stopped it, 61,000 people had been asked to water the same fern up to eleven times.',
  customerImpact:
    '61,200 people received between two and eleven copies of a watering reminder on a Saturday morning. 2,900 unsubscribed. Order confirmations queued behind the reminders arrived up to three hours late. At least one fern was watered eleven times.',
  evidence: [
    slackExport({
      'care-desk': `
        09:21 beatriz Good morning from the inbox: "I have watered it. I HAVE WATERED IT."
        09:24 beatriz Eight of those now. People get our reminder several times. @callum are you awake?
        09:31 callum With a child on each arm. Opening the laptop with my chin
      `,
      'inc-mailer': `
        09:33 beatriz I am calling this an incident, SEV3, and I command because I am the only one who is dressed.
        09:37 callum Queue holds 412,000 messages. There are 61,000 diaries with a reminder on Saturdays. That is a lot of ferns
        09:39 callum The mailer says "timeout" for most of them. So they are not sent? And yet they arrive
        09:44 callum I restart the mailer, it may be stuck {eyes 1}
        09:49 callum restarted. It picked up everything that was unconfirmed and started from the top. Oh dear
        09:52 oleksandr Joined from a market stall. What do we know about confirmed and sent?
        09:55 callum We wait 10 seconds for the provider to say "accepted". If it does not, the mail goes back to the queue and is tried again.
        09:57 oleksandr So if the provider accepts it and says so after 11 seconds...
        09:58 callum ...they send it, and we send it again. And again, because we are the load that makes it 11 seconds.
        10:00 oleksandr Same shape as the labels. Those were parcels, these are ferns
        10:02 beatriz Decision: pause the reminders, leave order mails running. Is that possible?
        > 10:03 callum not by kind. One queue for everything. I can pause all or nothing
        10:05 beatriz Then all. People can live an hour without a confirmation, and not one minute more with that fern.
        10:07 callum Paused.
        10:15 callum Plan: move everything of type "reminder" out of the queue into a file, start again with order mails only, twenty at a time.
        10:48 callum 371,000 reminders moved aside. That took a while, the queue only lets you read from the front
        10:52 callum Order mails flowing. Oldest is from 08:02.
        11:20 callum All order mails out. Provider answers in 300 ms again
        11:26 beatriz Resolved for me. The file of reminders we do not send at all. Nobody needs a twelfth.
        12:40 beatriz Apology is out, one copy. Subject: "Your fern is fine". I counted the copies twice. {joy 11}
      `,
    }),
    alertmanagerBodies('delivery', [
      {
        name: 'MailQueueLong',
        severity: 'warning',
        service: 'mailer',
        summary: 'More than 20,000 messages wait for the mail provider',
        from: '08:12',
        to: '10:55',
      },
      {
        name: 'MailQueueLong',
        severity: 'warning',
        service: 'mailer',
        summary: 'More than 20,000 messages wait for the mail provider (the Saturday before)',
        from: '-7 08:10',
        to: '-7 08:58',
        labels: { week: 'before' },
      },
    ]),
    deployments('mailer', [
      [
        '-1 15:10',
        '-1 15:12',
        'success',
        'v1.31.0',
        'wait 10 s instead of 60 s for the provider, so that a hanging provider blocks fewer workers',
      ],
    ]),
    table(
      'mail-queue',
      ['time', 'measure', 'value'],
      `
      08:00 | messages waiting | 61,244
      08:20 | messages waiting | 88,900
      08:50 | messages waiting | 190,300
      09:35 | messages waiting | 412,070
      10:07 | messages waiting | 377,512
      10:50 | messages waiting | 6,210
      11:20 | messages waiting | 0
      `,
      { text: ['measure', 'value'] },
    ),
    plainNotes(
      'provider-call',
      `
      10:09 called the mail provider, friendly, waiting music is whales
      10:17 they see 540,000 accepted from us since eight, answer times up to 14 s
      10:19 they offer to hold our traffic; declined, ours is off
      10:22 they ask why we do not send an idempotency key. They have had one since last year
      `,
    ),
  ],
  story: story(`
    timeout change «requested: wait 10 s instead of 60 s» learned 09:55 mark fault-started
      | On Friday the mailer learns to wait ten seconds for the provider instead of sixty, so that a hanging provider can no longer block it.
    start context «messages waiting — 61,244»
      | Saturday, eight o’clock: 61,244 reminders enter the queue, as on every Saturday.
    warned context «Firing: MailQueueLong — More than 20,000 messages wait for the mail provider (the Saturday»
      | A week before, the alert on queue length fires, as on every Saturday: 61,000 is always more than 20,000.
    grows observation «messages waiting — 88,900» learned 09:58 mark impact-started
      | The queue is longer than what was put into it. Mails that were sent come back, because the provider’s “accepted” arrives after eleven seconds.
    inbox report «I HAVE WATERED IT» through customer mark detected
    chin action «Opening the laptop with my chin» mark acknowledged
      | The engineer on call opens his laptop, a child on each arm.
    declared decision «I am calling this an incident, SEV3» mark declared, engaged
    arrive observation «And yet they arrive»
      | The mailer says that most mails timed out. And yet they arrive.
    restart action «I restart the mailer»
      | The mailer is restarted, in case it is stuck. It begins again with everything that was never confirmed.
    eleven hypothesis «says so after 11 seconds» mark diagnosed
      | What if the provider accepts a mail, and says so after eleven seconds?
    load observation «because we are the load»
      | Then it sends it and we send it again, and our sending again is what makes it slow.
    same observation «Same shape as the labels»
      | It has the shape of the Monday when the labels stopped.
    all decision «Then all. People can live»
      | Reminders cannot be paused alone: there is one queue for everything. So all mail stops.
    paused recovery-step «Paused.» mark mitigated
    key observation «idempotency key»
      | The provider asks why we never use its idempotency key. It has had one for a year.
    aside recovery-step «371,000 reminders moved aside»
    out recovery-step «All order mails out»
    resolved decision «Resolved for me» mark resolved
      | Resolved. The reminders that were moved aside are never sent; nobody needs a twelfth.
    clear communication «Apology is out, one copy» mark all-clear
  `),
  review: {
    facilitator: 'leilani',
    participants: ['beatriz', 'callum', 'oleksandr', 'priyanka'],
    notes: notes(`
      callum factor (timeout, load): Waiting ten seconds was an improvement we made after the labels, where waiting too long blocked workers. We moved the number and kept the loop.
      oleksandr learned (arrive): “Not confirmed” and “not sent” are two things, and our queue has one word for both.
      beatriz factor (warned): The warning fires every Saturday because 61,000 is more than 20,000 every Saturday. So nobody looks on Saturdays.
      callum learned (restart): Restarting has helped every time before. This time it was a second helping for everyone.
      priyanka went-well (declared): Care commanded an incident, from the first message to the last, and it was the calmest I have read.
      oleksandr lucky (all): It was reminders. The same queue carries “your parcel is at the neighbour’s” and, once a year, recalls.
      beatriz surprised (clear): 41 people wrote back to say that it had made their day. One sent a photograph of a very wet fern.
      callum idea: A queue per kind, each with a door that closes?
    `),
    insights: [
      {
        text: 'A queue without a limit turns a slow hour into a long day, and hides it behind a number that only says “more”.',
        on: ['grows'],
      },
      {
        text: 'Without an identity on each message, every timeout is a promise to do it twice.',
        on: ['eleven', 'key'],
      },
      {
        text: 'A lesson had travelled from dispatch to the mailer as a number, not as an idea.',
        on: ['timeout', 'same'],
      },
    ],
    factors: [
      {
        id: 'late',
        statement:
          'The provider confirmed mails after more than ten seconds, which the mailer took for refusal and answered with another copy.',
        kind: 'trigger',
        layer: 'dependency',
        on: ['grows'],
      },
      {
        id: 'key',
        statement: 'Mails were sent without an idempotency key, which made every repetition a new mail.',
        kind: 'contributor',
        layer: 'code',
        on: ['key'],
      },
      {
        id: 'queue',
        statement:
          'One queue without a limit holds mails of every kind, which let reminders delay order mails by three hours.',
        kind: 'contributor',
        layer: 'capacity',
        on: ['all'],
      },
      {
        id: 'saturday',
        statement: 'The alert on queue length fires on every Saturday, which makes it silent on Saturdays.',
        kind: 'contributor',
        layer: 'observability',
        on: ['warned'],
      },
      {
        id: 'read-front',
        statement:
          'The queue can only be read from the front, which made moving 371,000 messages aside take half an hour.',
        kind: 'difficulty',
        layer: 'infrastructure',
        on: ['aside'],
      },
      {
        id: 'calm',
        statement: 'People in care are trained to command, which gave the engineers both hands.',
        kind: 'mitigator',
        layer: 'organisation',
        on: ['declared'],
      },
    ],
    items: [
      {
        title: 'Send an idempotency key, made of diary and day, with each reminder',
        owner: 'callum',
        due: 8,
        state: 'done',
        doneWhen: 'Sending the same reminder three times against the provider’s sandbox delivers one mail.',
        proof: {
          measure: 'Copies a person and day',
          how: 'Provider’s delivery log, each Saturday',
          expected: 'Exactly one',
          on: 60,
          who: 'priyanka',
        },
        factors: ['key', 'late'],
      },
      {
        title: 'Split the queue into order mails and all others, and refuse reminders above 80,000 waiting',
        owner: 'oleksandr',
        due: 40,
        state: 'done',
        doneWhen: 'Order mails leave within a minute while 80,000 reminders wait; shown with a load test.',
        proof: {
          measure: 'Age of the oldest order mail while reminders are slow',
          how: 'Load test each quarter',
          expected: 'Under 60 s',
          on: 120,
          who: 'callum',
        },
        factors: ['queue', 'read-front'],
      },
      {
        title: 'Alert on the age of the oldest mail instead of on the length of the queue',
        owner: 'callum',
        due: 15,
        state: 'done',
        doneWhen: 'The old alert is deleted; the new one is quiet for four Saturdays and fires in a test.',
        proof: {
          measure: 'Alerts on quiet Saturdays',
          how: 'Alert history',
          expected: 'None in eight weeks',
          on: 75,
          who: 'beatriz',
        },
        factors: ['saturday'],
      },
      {
        title: 'List all places where a timeout leads to a repetition, with the owner of each',
        owner: 'jonas',
        due: 50,
        state: 'in-progress',
        doneWhen: 'The list covers ten services and each entry names what makes a repetition harmless.',
        factors: ['late'],
      },
    ],
    published: { afterDays: 11, by: 'leilani', audience: 'organisation' },
  },
}
