import { alertmanagerBodies, plainNotes, table } from '../evidence.ts'
import { notes, story } from '../scripts.ts'
import type { ExampleIncident } from '../shape.ts'
import { slackExport } from '../slack-evidence.ts'

export const dnsMove: ExampleIncident = {
  slug: 'dns-move',
  title: 'Half of our visitors kept knocking at the old door',
  kind: 'incident',
  severity: 'SEV2',
  on: { daysAgo: 212, weekday: 'wed' },
  services: ['edge', 'storefront'],
  teams: ['Platform', 'Delivery and Care'],
  roles: [
    ['Incident Commander', 'oleksandr'],
    ['Operations Lead', 'hanneke'],
    ['Customer Liaison', 'beatriz'],
    ['Scribe', 'jonas'],
  ],
  summary:
    'We moved the shop’s front gate to new machines and changed one name to point there. Our own record said that resolvers may remember the old address for five minutes. Above it, in a zone that we had not opened in six years, a second record said 24 hours. So we switched the old gate off with half of the country still walking towards it.',
  customerImpact:
    'For 71 minutes between 40 and 55 % of visitors saw “cannot be reached”. The rest noticed nothing, which made it look like a problem of single telephone companies. We estimate 3,300 visits lost. Orders already placed were not affected.',
  evidence: [
    slackExport({
      'edge-move': `
        09:30 hanneke Plan for today: 09:40 point shop to the new gateway, 09:45 to 10:15 watch traffic drain from the old one, 10:20 switch the old one off. TTL on the record has been at 300 since Monday, so five minutes is the longest anybody remembers.
        > 09:31 oleksandr reads well. I have the dashboard.
        09:40 hanneke Record changed.
        09:52 oleksandr New gateway takes 46 % and it is flat. I expected more after twelve minutes
        > 09:53 hanneke some resolvers ignore TTLs, there is always a tail. Bots mostly
        10:14 oleksandr 49 %. It is a thick tail. But the old gate's log looks like bots: odd user agents, one page each
        10:16 hanneke We said 10:20. Certificate on the old one runs out on Friday, I would like it gone before that. Any objection?
        > 10:18 oleksandr none, go
        10:20 hanneke Old gateway stopped.
      `,
      'inc-gate': `
        10:29 beatriz Chat is filling up with "your shop is gone". It is there for me. It is not there for my neighbour at the next desk when she uses her phone
        10:31 oleksandr Opening incident. SEV2, I command, Hanneke has hands on the gate. Orders are down by half compared with last Wednesday.
        10:33 jonas From my home line: dig says new address. From phone sees the old address, 61,000 seconds left. That is not five minutes, that is seventeen hours {astonished 3}
        10:36 hanneke Where does it read 61,000 from? Our record says 300. I am looking at it.
        10:41 jonas The name is an alias to shop.gate.hartstongue.example, and THAT record lives in the old registrar's zone with 86,400 on it. We changed the first, resolvers remember the second.
        10:44 hanneke Whose zone is that? I have no login there. I did not know there was a there
        10:46 oleksandr Does it matter right now? The old gateway is stopped, not gone. Bring it back and everybody has a door.
        10:48 hanneke Starting. Its disk was marked for deletion at noon so we are in time by an hour
        10:57 hanneke It is up but answers nothing: firewall rule went with the move. Adding by hand
        11:31 hanneke Took me a while: the rule lives in a repository that was archived on Monday. Old gateway answers, forwards to the new one.
        11:33 oleksandr Traffic is whole again. 52 % through the new door, 48 % through the old door into the new house.
        11:50 beatriz Neighbour's phone shops again. Three chats left and they are about pots.
        12:10 oleksandr Orders at last Wednesday's level for half an hour. Resolved. Old gate stays until its traffic is below 1 %, however long that takes.
        +1 10:40 oleksandr 0.6 % a day later. Twenty-four hours, as written on the tin we had not read.
      `,
    }),
    alertmanagerBodies('on-call', [
      {
        name: 'OrdersBelowForecast',
        severity: 'critical',
        service: 'storefront',
        summary: 'Orders 45 % below the same weekday, 10 minutes',
        from: '10:33',
        to: '11:44',
      },
      {
        name: 'EdgeCertificateExpires',
        severity: 'warning',
        service: 'edge',
        summary: 'Certificate of the old gateway expires in 2 days',
        from: '08:00',
        to: '10:20',
      },
    ]),
    table(
      'gateway-share',
      ['time', 'measure', 'value'],
      `
      09:45 | share of visits through the new gateway | 31 %
      09:52 | share of visits through the new gateway | 46 %
      10:14 | share of visits through the new gateway | 49 %
      10:25 | visits compared with last Wednesday | 51 %
      11:00 | visits compared with last Wednesday | 54 %
      11:35 | visits compared with last Wednesday | 98 %
      `,
      { text: ['measure', 'value'] },
    ),
    plainNotes(
      'resolver-check',
      `
      10:33 own line sees the new address, ttl 214
      10:33 phone sees the old address, ttl 61077
      10:35 library wifi sees the old address, ttl 80412
      10:39 found the alias from shop to shop.gate, second record not in our repository
      11:34 all three answer, phone still with the old address
      `,
    ),
  ],
  story: story(`
    plan decision «Plan for today: 09:40»
      | The plan: change the record at 09:40, watch, switch the old gate off at 10:20. The record may be remembered for five minutes; forty seem generous.
    changed change «Record changed.» mark fault-started
    flat observation «New gateway takes 46 %»
      | After twelve minutes 46 % of visits arrive at the new gate, and the curve is flat.
    tail hypothesis «some resolvers ignore TTLs»
      | There is always a tail of resolvers that ignore the time they are given, and of bots.
    bots observation «It is a thick tail»
      | 49 %. The old gate’s log is full of odd browsers with one page each, as bots have; visitors whose first page fails look the same.
    friday decision «We said 10:20»
      | The old gate’s certificate runs out on Friday, and the plan says 10:20.
    off change «Old gateway stopped.» mark impact-started
    chat report «your shop is gone» through customer mark detected
      | “Your shop is gone”, customers write. It is there on one desk and not on the next.
    declared decision «Opening incident. SEV2» mark acknowledged, engaged, declared
      | An incident: orders are down by half.
    seconds observation «61,000 seconds left»
      | A telephone’s resolver will remember the old address for another seventeen hours.
    second observation «The name is an alias» mark diagnosed
      | The name is an alias for a second name, which lives with the old registrar and may be remembered for a day.
    whose observation «Whose zone is that»
      | Nobody present has a login there, or knew that there was a there.
    back decision «Does it matter right now»
      | It need not be understood to be repaired: the old gate is stopped, not gone.
    rule observation «firewall rule went with the move»
      | The old gate is up and answers nothing, because its firewall rule was moved away, into a repository archived on Monday.
    answers recovery-step «Old gateway answers, forwards» mark mitigated
      | The old gate answers again and leads into the new house.
    resolved decision «Resolved. Old gate stays» mark resolved
    clear communication «phone shops again» mark all-clear
      | The neighbour’s phone shops again; the chats that are left are about pots.
    tin observation «0.6 % a day later»
      | A day later 0.6 % still come through the old door.
  `),
  review: {
    facilitator: 'elif',
    participants: ['oleksandr', 'hanneke', 'beatriz', 'jonas'],
    notes: notes(`
      hanneke learned (plan, second): I lowered the TTL two days ahead, as one should. I lowered the one I could see.
      oleksandr learned (flat, tail): The flat line at 46 % was the whole story on one screen. I had a good explanation ready, so I stopped looking.
      jonas went-well (seconds): Ten minutes with three different networks beat every dashboard we own.
      hanneke factor (friday, off): The plan had a time for switching off and no number for it. “10:20” is not a condition.
      oleksandr lucky (back): The old disk would have been wiped at noon.
      beatriz surprised (chat): That a shop can be half gone. I told six people to restart their phones.
      elif question (whose): What else do we own that is older than everybody who looks after it?
      anonymous factor (friday): The certificate on Friday made us hurry. It had been on my list to renew “just in case” and I thought the move made that unnecessary.
    `),
    insights: [
      {
        text: 'A name is remembered as long as the longest memory on its way. We only knew one of the two.',
        on: ['second'],
      },
      {
        text: 'The second zone had no owner, no login and no reminder; it worked so well that it was forgotten.',
        on: ['whose'],
      },
      {
        text: 'Every step had a time; the one that could not be taken back had no condition.',
        on: ['friday', 'off'],
      },
    ],
    factors: [
      {
        id: 'switch',
        statement:
          'The old gateway was stopped while about half of all resolvers still led to it, which made the shop unreachable for their users.',
        kind: 'trigger',
        layer: 'deploy-and-change',
        on: ['off'],
      },
      {
        id: 'ttl',
        statement:
          'A second record in a forgotten zone may be remembered for 24 hours, which kept visitors on the old address long after the change.',
        kind: 'contributor',
        layer: 'infrastructure',
        on: ['second'],
      },
      {
        id: 'owner',
        statement:
          'The zone with the old registrar had no owner in the house, which kept it out of every plan and inventory.',
        kind: 'contributor',
        layer: 'organisation',
        on: ['whose'],
      },
      {
        id: 'clock',
        statement:
          'The plan named a time for the irreversible step instead of a share of traffic, which let the clock decide.',
        kind: 'contributor',
        layer: 'process-and-policy',
        on: ['friday', 'off'],
      },
      {
        id: 'half',
        statement: 'Failing for some networks and not for others made the trouble look like somebody else’s.',
        kind: 'difficulty',
        layer: 'observability',
        on: ['chat'],
      },
      {
        id: 'disk',
        statement:
          'The old machine was stopped and not deleted, which made the way back half an hour instead of a day.',
        kind: 'mitigator',
        layer: 'process-and-policy',
        on: ['back'],
      },
    ],
    items: [
      {
        title:
          'Move every record of the old registrar into our zone repository, with a team beside each name',
        owner: 'hanneke',
        due: 28,
        state: 'done',
        doneWhen: 'The old zone holds nothing but a delegation, and CI fails for a name without a team.',
        proof: {
          measure: 'Names outside the repository',
          how: 'A crawl of our public names against the repository, monthly',
          expected: 'None',
          on: 120,
          who: 'oleksandr',
        },
        factors: ['owner', 'ttl'],
      },
      {
        title:
          'Ask twenty resolvers around the country each minute during moves, and show their answers and memories',
        owner: 'jonas',
        due: 45,
        state: 'done',
        doneWhen: 'The move page shows twenty answers with the seconds left; tried on a spare name.',
        proof: {
          measure: 'Longest remembered answer known before a switch-off',
          how: 'The next two moves',
          expected: 'Known, both times',
          on: 190,
          who: 'hanneke',
        },
        factors: ['half'],
      },
      {
        title: 'Refuse to stop a gateway that carried more than 1 % of visits in the last hour',
        owner: 'oleksandr',
        due: 35,
        state: 'done',
        doneWhen: 'The stop command exits with the current share and needs a typed name to go on.',
        proof: {
          measure: 'Visits on gateways at the moment they are stopped',
          how: 'Gateway log',
          expected: 'Under 1 %',
          on: 200,
          who: 'jonas',
        },
        factors: ['switch', 'clock'],
      },
    ],
    published: {
      afterDays: 12,
      by: 'elif',
      audience: 'organisation',
      revised: {
        afterDays: 19,
        note: 'The number of lost visits, counted anew with telephones in it.',
        parts: {
          impact:
            'For 71 minutes between 40 and 55 % of visitors saw “cannot be reached”. The rest noticed nothing. Counting telephones as well, we now believe that 3,300 visits were lost; the first version of this report said 1,900, because it had taken them for bots, as we did on the day.',
        },
      },
    },
  },
}
