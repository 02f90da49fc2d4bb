import { alertmanagerBodies, deployments, pageLog, plainNotes, table } from '../evidence.ts'
import { notes, story } from '../scripts.ts'
import type { ExampleIncident } from '../shape.ts'
import { slackExport } from '../slack-evidence.ts'

export const accountsKeys: ExampleIncident = {
  slug: 'accounts-keys',
  title: 'Signing in worked only for people who were signed in',
  kind: 'incident',
  severity: 'SEV2',
  on: { daysAgo: 122, weekday: 'tue' },
  services: ['accounts', 'checkout', 'storefront'],
  teams: ['Shop', 'Platform', 'Payments'],
  roles: [
    ['Incident Commander', 'leilani'],
    ['Operations Lead', 'jonas'],
    ['Scribe', 'rafael'],
    ['Customer Liaison', 'priyanka'],
  ],
  summary:
    'At eleven at night a yearly key change began to sign new sessions with a new key. Every other service keeps a copy of the public keys for twelve hours, and ours were seven hours old. For them, each fresh session was a forgery. People who had signed in before eleven shopped on; everybody else was sent back to the door, politely, for ever. It is the DNS story again, with keys in place of addresses.',
  customerImpact:
    'For 58 minutes late in the evening nobody could sign in. About 5,400 people tried, 2,100 of them more than three times; 260 had their account locked for an hour by our own guard against guessing.',
  evidence: [
    slackExport({
      'accounts-team': `
        16:20 jonas Reminder to self and world: key change for accounts tonight at 23:00, automatic, as every year. Nothing to do.
        > 16:31 amara was it quiet last year?
        > 16:33 jonas so quiet that I had to look up whether it happened
      `,
      'inc-signin': `
        23:14 priyanka Late shift at care: sign-in throws people back to sign-in. I can reproduce it. My own browser from this afternoon still works.
        23:15 leilani Have the page, three minutes old. Opening this as SEV2. I command, I need somebody who knows accounts
        23:19 jonas Here, in slippers. 23:00 was the key change. It is always quiet
        23:21 jonas accounts log: sessions are issued, no errors. storefront log: "signature does not verify, key id 7" for each of them. Key 7 is the new one.
        23:24 rafael I was still up. Writing down. Do the services know key 7?
        23:26 jonas They fetch keys from accounts. Fetch works, I see 7 in the list. So they have it
        23:29 leilani Have they fetched since eleven?
        23:33 jonas Library says: keep for 12 h. storefront started at 16:05, so it looks again at 04:05. They do not have it.
        23:34 leilani Why was it quiet last year then?
        > 23:36 rafael Last year we still deployed storefront each night at half past eleven. I remember because it ate my late orders
        23:38 leilani Options: restart everything that checks sessions, or tell accounts to sign with key 6 again.
        23:40 jonas Signing with 6 again: sessions of the last 40 minutes stay broken, all later ones work. One setting. Restarting: eight services, at night, by hand
        23:41 leilani Key 6, please. Then we restart in daylight and change keys again when everybody has 7.
        23:47 jonas The setting wants two people to approve, and the second group is Amara and somebody who left. Amara does not answer
        23:52 rafael I can be added to the group by an administrator of the vault. That is Oleksandr or... Hanneke
        23:54 leilani Hanneke is awake because of a tooth. She adds Rafael.
        23:59 jonas Signing with 6. New sessions verify!
        +1 00:02 priyanka I am in. Colleagues too.
        +1 00:12 priyanka 260 people are locked out for an hour because they tried too often. Can we let them in?
        +1 00:18 jonas Cleared the locks.
        +1 00:30 leilani Sign-ins at the usual level of midnight. Resolved, and good night. Priyanka tells the people who wrote to us.
        +1 00:41 priyanka All 74 answered
        +1 10:15 jonas All services restarted one by one, all know 6 and 7. Signing with 7 since ten. Nobody noticed, as it should be.
      `,
    }),
    alertmanagerBodies('on-call', [
      {
        name: 'SignInLoop',
        severity: 'critical',
        service: 'accounts',
        summary: 'More than 30 % of sign-ins repeat within a minute',
        from: '23:11',
        to: '+1 00:08',
      },
      {
        name: 'AccountLocksHigh',
        severity: 'warning',
        service: 'accounts',
        summary: 'More than 50 accounts locked in 15 minutes',
        from: '23:22',
        to: '+1 00:18',
      },
    ]),
    pageLog('More than 30 % of sign-ins repeat within a minute', 'accounts', [
      { at: '23:11:30', verb: 'trigger', said: 'Triggered through the API' },
      { at: '23:11:34', verb: 'notify', said: 'Notified the person on call by phone' },
      { at: '23:12:50', verb: 'acknowledge', by: 'leilani', said: 'Acknowledged by phone' },
      { at: '+1 00:30:20', verb: 'resolve', by: 'leilani', said: 'Resolved on the website' },
    ]),
    deployments('storefront', [['16:02', '16:05', 'success', 'v88.4', 'storefront 88.4']]),
    table(
      'vault-audit',
      ['time', 'what', 'who'],
      `
      23:00 | accounts/session-key: version 7 created by schedule | scheduler
      23:00:05 | accounts/session-key: signing moved to version 7 | scheduler
      23:46 | accounts/session-key: change of signing asked for, one of two approvals | approval group
      23:56 | approval group accounts: one member added | vault administrator
      23:58:30 | accounts/session-key: signing moved to version 6 | approval group
      `,
      { text: ['what'], actor: 'who' },
    ),
    plainNotes(
      'scribe',
      `
      23:24 taking notes. Facts so far: works for old sessions, not for new ones, began near eleven
      23:33 key copies are kept for 12 h, oldest from 16:05
      23:41 decided: back to key 6
      23:58 done, verified by care
      `,
    ),
  ],
  story: story(`
    copy context «requested: storefront 88.4» learned 23:33
      | The storefront starts, fetches the public keys of accounts, and will look again in twelve hours.
    quiet communication «key change for accounts tonight»
      | A reminder that the yearly key change will happen by itself at eleven. Last year it was so quiet that one had to look it up.
    seven change «signing moved to version 7» learned 23:21 mark fault-started, impact-started
      | Accounts begins to sign new sessions with key 7. No other service has heard of it.
    alert «Firing: SignInLoop» through alert mark detected
    ack «Acknowledged by phone» mark acknowledged
    care report «sign-in throws people back»
      | Care’s late shift sees it too: signing in leads back to signing in, but a browser from the afternoon works.
    declared decision «Opening this as SEV2» mark declared, engaged
    verify observation «signature does not verify, key id 7»
    have hypothesis «So they have it»
      | The services fetch their keys from accounts, and key 7 is in the list; so they must have it.
    since hypothesis «Have they fetched since eleven»
    twelve observation «Library says: keep for 12 h» mark diagnosed
      | They have not. The library keeps keys for twelve hours, and the storefront’s copy is from 16:05.
    lastyear observation «Last year we still deployed»
      | Last year it was quiet because a nightly deployment at half past eleven happened to refresh every copy.
    six decision «Key 6, please»
      | Sign with key 6 again now, restart in daylight.
    two observation «The setting wants two people»
      | The setting wants two approvals. Of the other approvers one is asleep and one has left the company.
    tooth action «because of a tooth»
      | An administrator of the vault is awake because of a tooth, and adds an approver.
    signing6 recovery-step «New sessions verify» mark mitigated
    locks action «Cleared the locks»
      | 260 people had been locked out by our guard against guessing; the locks are cleared.
    resolved decision «Sign-ins at the usual level of midnight» mark resolved
      | Sign-ins are back at the usual level of midnight. Resolved.
    clear communication «All 74 answered» mark all-clear
    daylight change «Signing with 7 since ten»
      | In daylight every service has both keys, and signing moves to 7. Nobody notices, as it should be.
  `),
  review: {
    facilitator: 'hanneke',
    participants: ['leilani', 'jonas', 'rafael', 'priyanka', 'oleksandr'],
    notes: notes(`
      jonas learned (quiet, lastyear): I said “it is always quiet” because I had one observation. It was quiet once, for a reason that we removed in spring cleaning.
      hanneke learned (twelve): Change, memory, change: an address in a resolver and a key in a library forget at their own speed. I had this incident already, in other clothes.
      rafael surprised (lastyear): Nightly deployments were a protection, and nobody had written that down because nobody had known.
      leilani went-well (since): Asking “since when” instead of “whether” is what turned it.
      priyanka lucky (tooth): A toothache as the second approval.
      jonas factor (locks): The guard against guessing punished the most patient customers.
      oleksandr factor (two): Who is in an approval group is nobody’s task. I found four more with people who left.
      anonymous question (seven): Why do we change keys at eleven at night? I believe because someone once thought nobody shops then. It is our second busiest hour.
    `),
    insights: [
      {
        text: 'Announce first, use later: a new key, name or address must be known everywhere before anything depends on it, and the longest memory says how long that takes.',
        on: ['seven', 'twelve'],
      },
      {
        text: 'Things that go well for unknown reasons stop going well for unknown reasons.',
        on: ['quiet', 'lastyear'],
      },
      {
        text: 'Going back was one setting; being allowed to go back took a third of the incident.',
        on: ['two', 'tooth'],
      },
    ],
    factors: [
      {
        id: 'atonce',
        statement:
          'The schedule created the new key and used it within five seconds, which made every service with an older copy refuse new sessions.',
        kind: 'trigger',
        layer: 'config',
        on: ['seven'],
      },
      {
        id: 'cache',
        statement:
          'Services keep public keys for twelve hours and do not look again when they meet an unknown one, which made the gap last.',
        kind: 'contributor',
        layer: 'code',
        on: ['twelve'],
      },
      {
        id: 'nightly',
        statement:
          'Nightly deployments had refreshed every copy in earlier years; ending them removed a protection that nobody knew of.',
        kind: 'contributor',
        layer: 'deploy-and-change',
        on: ['lastyear'],
      },
      {
        id: 'approvers',
        statement:
          'The second approval depended on a group with one person asleep and one gone, which added eleven minutes.',
        kind: 'difficulty',
        layer: 'access-and-safety',
        on: ['two'],
      },
      {
        id: 'guard',
        statement: 'The guard against guessing counts valid attempts too, which locked 260 people out.',
        kind: 'contributor',
        layer: 'code',
        on: ['locks'],
      },
      {
        id: 'alert',
        statement:
          'An alert that watches what people experience, repeated sign-ins, paged within eleven minutes although no service reported an error.',
        kind: 'mitigator',
        layer: 'observability',
        on: ['alert'],
      },
    ],
    items: [
      {
        title: 'Publish a new session key 48 h before signing with it',
        owner: 'jonas',
        due: 14,
        state: 'done',
        doneWhen: 'The schedule creates and uses in two steps; a test with a copy of 47 h signs in.',
        proof: {
          measure: 'Refused sessions during a key change',
          how: 'A key change on a Tuesday at noon, announced, with everybody watching',
          expected: 'None',
          on: 45,
          who: 'leilani',
        },
        factors: ['atonce'],
      },
      {
        title: 'Fetch keys again, at most once a minute, when a session names an unknown one',
        owner: 'amara',
        due: 30,
        state: 'done',
        doneWhen: 'The shared library does it in all eight services; a test with a stale copy passes.',
        proof: {
          measure: 'Seconds until a stale copy accepts a new key',
          how: 'Test in CI of each service',
          expected: 'Under 60',
          on: 60,
          who: 'jonas',
        },
        factors: ['cache'],
      },
      {
        title: 'Check weekly that each approval group has three people who signed in this month',
        owner: 'oleksandr',
        due: 21,
        state: 'done',
        doneWhen: 'The check runs and names group and owner; all groups pass once.',
        proof: {
          measure: 'Groups below three',
          how: 'Weekly check',
          expected: 'None for longer than a week',
          on: 90,
          who: 'hanneke',
        },
        factors: ['approvers'],
      },
      {
        title: 'Count only wrong passwords in the guard against guessing',
        owner: 'jonas',
        due: 25,
        state: 'done',
        doneWhen: 'Signing in twenty times with the right password locks nobody out.',
        proof: {
          measure: 'Locked accounts whose last password was right',
          how: 'Sign-in log, a month',
          expected: 'None',
          on: 70,
          who: 'priyanka',
        },
        factors: ['guard'],
      },
    ],
    published: { afterDays: 9, by: 'hanneke', audience: 'organisation' },
  },
}
