import { alertmanagerBodies, deployments, pageLog, plainNotes, table } from '../evidence.ts'
import { notes, story } from '../scripts.ts'
import type { ExampleIncident } from '../shape.ts'
import { slackExport } from '../slack-evidence.ts'

export const paymentsCertificate: ExampleIncident = {
  slug: 'payments-certificate',
  title: 'Nobody could pay for a plant at breakfast',
  kind: 'incident',
  severity: 'SEV1',
  on: { daysAgo: 338, weekday: 'tue' },
  services: ['payments', 'checkout'],
  teams: ['Payments', 'Platform', 'Delivery and Care'],
  roles: [
    ['Incident Commander', 'hanneke'],
    ['Operations Lead', 'sunniva'],
    ['Communications Lead', 'beatriz'],
    ['Responder', 'leilani'],
    ['Subject Matter Expert', 'rafael'],
  ],
  summary:
    'The certificate with which we introduce ourselves to the card provider ran out at 06:55 on a Tuesday. For 84 minutes every card payment failed. A warning had been counting down to that minute for three weeks, in a channel that most of us had muted for good reasons. The renewal itself took eleven minutes; finding out who was allowed to ask for it took forty.',
  customerImpact:
    '1,912 people reached the payment page and 1,730 of them left without a plant. About six in ten came back the same day. Baskets and addresses were kept, so nobody had to start again. Nobody was charged twice.',
  evidence: [
    slackExport({
      'care-desk': `
        07:01 beatriz Second caller in a row who cannot pay. Card goes in, the wheel turns, "something went wrong, your plants are waiting". Anyone else? {eyes 3}
        07:02 priyanka Same in chat. Three people, three different banks.
        07:04 beatriz That is not banks. @leilani you are on call this week, are we having a morning?
        07:05 leilani Looking. Nothing has paged me.
      `,
      'inc-cards': `
        07:09 leilani Opened this for the card payments. Every call from payments to the provider fails in the handshake, nothing gets as far as a decline.
        07:10 leilani I would say SEV1: nobody can buy anything with a card. @hanneke can you take command while I look?
        07:12 hanneke I have it. Sunniva is on her way in from the tram. Beatriz talks to customers. I will ask for a summary at twenty past and every fifteen minutes.
        07:15 sunniva Reading the payments log on my phone: "handshake failure, alert 45". I do not know alert 45 by heart
        > 07:16 leilani 45 is certificate_expired. Ours or theirs?
        > 07:18 sunniva theirs answers fine from my laptop, so ours
        07:21 leilani Confirmed with openssl: our client certificate for the card provider says notAfter today, five to seven. Six minutes later your first caller rang. {sob 4}
        07:23 sunniva The renewal page in the wiki says "ask Wouter". Wouter left us two years ago to grow hops.
        07:26 sunniva The provider's portal has one user for us and it is Rafael's. Calling him
        07:29 sunniva Straight to voicemail. He is on the night ferry, his calendar says back in signal range at nine.
        07:33 hanneke Two tracks then. Sunniva: the provider's emergency line, get us a second user or a certificate by any door they offer. Leilani: is there any way to sell without cards?
        07:36 leilani There is pay-by-invoice for garden centres. It is a flag per customer group, amara says "returning customers" is a group.
        07:38 amara It is. I would be comfortable turning it on for people with three paid orders or more. Unpaid invoices there are below one in four hundred.
        07:41 hanneke Decision: invoice for returning customers, on until cards are back. Beatriz, can care live with that?
        > 07:42 beatriz Care would hug you
        07:48 amara Flag is on. Seeing the first invoice orders: 11 in the last two minutes.
        07:52 sunniva Got a human at the provider. They can issue on the strength of our company number plus a call back to the switchboard. Who picks up the switchboard at eight in the morning?
        > 07:53 beatriz Me. Always me
        08:03 beatriz They called. I spelled "Hartstongue" twice and the name of a fern once. They say it is on its way
        08:11 sunniva New certificate is in the vault. The old one sits in the pod's memory, payments reads it once at start and never again. Rolling restart, one by one.
        08:19 sunniva First card payment through. 08:19:07. It is a monstera. {tada 9}
        08:24 leilani Success rate 97 %, climbing. The stragglers are people whose page is older than the restart.
        08:31 leilani No handshake errors for ten minutes.
        08:46 hanneke All pods restarted, rates normal for twenty minutes. Calling it resolved. Invoice flag goes off at nine.
        09:02 beatriz Mail to the 1,730 whose basket is still full is out, with an apology and no marketing.
        09:14 rafael Back on land. I have read everything twice. I am so sorry you had to go in by the window
        > 09:15 hanneke You owe nobody an apology. The window was the only entrance we had built.
      `,
    }),
    alertmanagerBodies('platform', [
      {
        name: 'CertificateExpiresSoon',
        severity: 'warning',
        service: 'payments',
        summary: 'Client certificate tollgate-client expires in less than 21 days',
        from: '-21 06:58',
        to: '08:12',
      },
      {
        name: 'DiskWillFill',
        severity: 'warning',
        service: 'climate',
        summary: 'Disk of climate-logger-2 full in 4 days at this rate',
        from: '-2 03:14',
      },
    ]),
    alertmanagerBodies('on-call', [
      {
        name: 'PaymentSuccessLow',
        severity: 'critical',
        service: 'payments',
        summary: 'Card payment success below 80 % for 10 minutes',
        from: '07:06',
        to: '08:27',
      },
    ]),
    pageLog('Card payment success below 80 %', 'payments', [
      { at: '07:06:12', verb: 'trigger', said: 'Triggered through the API' },
      { at: '07:06:15', verb: 'notify', said: 'Notified Leilani Kahale by push notification' },
      { at: '07:07:02', verb: 'acknowledge', by: 'leilani', said: 'Acknowledged on the phone app' },
      { at: '08:46:40', verb: 'resolve', by: 'hanneke', said: 'Resolved on the website' },
    ]),
    deployments('payments', [
      ['08:12:10', '08:27:31', 'success', 'main', 'restart with renewed client certificate'],
    ]),
    table(
      'care-tickets',
      ['created_at', 'ticket', 'channel', 'subject'],
      `
      06:57 | 88102 | chat | Payment page spins and then gives up
      07:00 | 88103 | phone | Tried two cards, both refused
      07:02 | 88105 | chat | Is my bank broken or are you
      07:11 | 88119 | mail | Wanted to surprise my wife with the olive tree before work
      07:26 | 88154 | chat | The basket remembers but the till does not
      07:55 | 88201 | mail | Thank you for the invoice, that is very trusting
      `,
      { text: ['subject'], kind: 'channel', key: 'ticket' },
    ),
    plainNotes(
      'notes-incident-commander',
      `
      07:12 took command, Leilani keeps the keyboard
      07:20 first summary: payments cannot greet the provider, cause not known, all cards
      07:35 summary: certificate ran out, no way in to renew, two tracks
      07:50 summary: invoice is on, provider is on the phone
      08:20 summary: cards are back, watching
      `,
    ),
  ],
  story: story(`
    warning signal «Firing: CertificateExpiresSoon» learned 07:58
      | Three weeks before: a warning says that the certificate for the card provider will expire. It goes to the platform channel, between some sixty other warnings that day, and nobody sees it.
    expiry impact-change recalled 06:55 by leilani learned 07:21 mark fault-started, impact-started
      | Our certificate for the card provider reaches its last second. From here on the provider hangs up before a payment is even asked for.
    ticket report «Payment page spins and then gives up» learned 07:01
    caller report «Second caller in a row who cannot pay» through customer mark detected
    alert «Firing: PaymentSuccessLow»
    ack «Acknowledged on the phone app» mark acknowledged
    declared decision «I would say SEV1» mark engaged, declared
      | The engineer on call opens a channel and asks a colleague to take command, so that one of them can look and the other can lead.
    alert45 observation «alert 45»
    diagnosed hypothesis «Confirmed with openssl» mark diagnosed
      | Confirmed: it is our own client certificate, and it ran out at five to seven.
    wiki observation «The renewal page in the wiki»
      | The renewal page in the wiki names a colleague who left two years ago. The provider’s portal knows one user, and he is at sea.
    tracks decision «Two tracks then»
      | Two tracks: reach the provider by telephone, and look for a way to sell without cards.
    flag action «Flag is on»
      | Pay-by-invoice is switched on for returning customers. Eleven orders come in within two minutes.
    switchboard action «They called. I spelled»
      | The provider calls the switchboard back and is told, letter by letter, who we are.
    vault recovery-step «New certificate is in the vault»
      | The new certificate arrives. Payments reads certificates only when it starts, so every pod has to be restarted, one by one.
    monstera recovery-step «First card payment through» mark mitigated
    resolved decision «Calling it resolved» mark resolved
    mail communication «Mail to the 1,730» mark all-clear
  `),
  review: {
    facilitator: 'ngozi',
    participants: ['hanneke', 'sunniva', 'beatriz', 'leilani', 'rafael', 'amara'],
    notes: notes(`
      leilani factor (warning): The warning was right, on time and polite. It arrived between sixty others, of which fifty-eight never needed anybody. I had muted the channel months ago and told nobody, because everybody had.
      rafael learned (wiki): I always renewed it on the day I tidy my desk, once a year. I did not know I was the process.
      beatriz surprised (caller, alert): Care knew four minutes before any screen did. Customers are a very good probe, they just cost more.
      amara lucky (flag): Invoice for returning customers took seven minutes from idea to first order, because the group already existed for another reason.
      hanneke went-well (declared): Splitting command from keyboard at 07:12, when it still felt like too few people to split anything.
      sunniva question (vault): Why does payments keep a certificate in memory for a year when everything else in the house reloads?
      leilani idea: What if every secret had a date and a name on it, and the name got the page?
      anonymous learned (wiki): I had seen that wiki page on some quiet afternoon and closed the tab. It did not feel like mine to fix.
      beatriz (switchboard): The switchboard as a security control. It held!
    `),
    insights: [
      {
        text: 'An alert is only as good as the attention around it. The warning worked for three weeks; what had stopped working was the channel it lived in.',
        on: ['warning'],
      },
      {
        text: 'A thing that is renewed once a year belongs to nobody for the other 364 days. Access, steps and reminder had each settled on one person, without anybody choosing that.',
        on: ['expiry', 'wiki'],
      },
      {
        text: 'We can sell without cards. Pay-by-invoice was built for garden centres and turned out to be our second till.',
        on: ['flag'],
      },
    ],
    factors: [
      {
        id: 'expired',
        statement:
          'The client certificate reached its end while nobody was renewing it, which made every handshake with the card provider fail.',
        kind: 'trigger',
        layer: 'config',
        on: ['expiry'],
      },
      {
        id: 'noise',
        statement:
          'About sixty warnings a day that need no action had taught people to mute the channel, which made the one that mattered easy to miss.',
        kind: 'contributor',
        layer: 'observability',
        on: ['warning'],
      },
      {
        id: 'owner',
        statement:
          'Access to the provider’s portal and knowledge of the steps rested with one person, which made a quarter-hour job wait for a telephone call.',
        kind: 'contributor',
        layer: 'people-and-work-conditions',
        on: ['wiki'],
      },
      {
        id: 'memory',
        statement:
          'Payments reads its certificate once at start, which added a rolling restart to the repair.',
        kind: 'difficulty',
        layer: 'code',
        on: ['vault'],
      },
      {
        id: 'invoice',
        statement:
          'A customer group and an invoice flow existed already, which let returning customers buy during the second half of the outage.',
        kind: 'mitigator',
        layer: 'process-and-policy',
        on: ['flag'],
      },
      {
        id: 'others',
        statement:
          'Eleven more certificates and keys are renewed by hand, and for seven of them no owner is written down anywhere.',
        kind: 'risk',
        layer: 'organisation',
        on: [],
      },
    ],
    items: [
      {
        title: 'Page the owning team 14 days and again 3 days before any certificate in the vault expires',
        owner: 'oleksandr',
        due: 20,
        state: 'done',
        doneWhen: 'A test certificate with 13 days left pages a team, and the page names the renewal steps.',
        proof: {
          measure: 'Days between first page and renewal',
          how: 'Read from the vault’s log for every certificate renewed',
          expected: 'At least 7 days, for all of them',
          on: 200,
          who: 'leilani',
        },
        factors: ['noise', 'expired'],
      },
      {
        title: 'Register a second and a third user for the card provider’s portal, one of them in Platform',
        owner: 'rafael',
        due: 9,
        state: 'done',
        doneWhen: 'Three people have each signed in once and downloaded the current certificate.',
        proof: {
          measure: 'Renewal done by somebody who has never done it',
          how: 'A renewal in the provider’s sandbox, against the clock',
          expected: 'Under 30 minutes with only the written steps',
          on: 60,
          who: 'sunniva',
        },
        factors: ['owner'],
      },
      {
        title:
          'Reload the client certificate in payments when the vault’s version changes, without a restart',
        owner: 'sunniva',
        due: 45,
        state: 'done',
        doneWhen:
          'A renewed certificate is in use within one minute while pods keep running; a test in CI fails without it.',
        proof: {
          measure: 'Restarts during a renewal',
          how: 'The next real renewal',
          expected: 'None',
          on: 320,
          who: 'rafael',
        },
        factors: ['memory'],
      },
      {
        title: 'Delete every platform warning that led to no action in 60 days',
        owner: 'leilani',
        due: 30,
        state: 'done',
        doneWhen: 'The channel shows fewer than six warnings a day, over two weeks.',
        proof: {
          measure: 'Warnings a day, and the share that somebody reacted to',
          how: 'Count from the alert history, four weeks before and after',
          expected: 'Under 6 a day, over half acted on',
          on: 90,
          who: 'hanneke',
        },
        factors: ['noise'],
      },
      {
        title: 'Move all payments to a second card provider as a standby',
        state: 'declined',
        declinedBecause:
          'Half a year of work against one cause that cheaper items remove. Looked at again when contracts are renewed.',
        factors: ['expired'],
      },
    ],
    parts: {
      impact:
        'For 84 minutes, from 06:55 to 08:19, every card payment failed. 1,912 people reached the payment page; 1,730 left without buying. From 07:48 returning customers could buy on invoice, and 214 did.\n\nNobody was charged for anything they did not receive.',
    },
    published: { afterDays: 9, by: 'ngozi', audience: 'organisation' },
  },
}
