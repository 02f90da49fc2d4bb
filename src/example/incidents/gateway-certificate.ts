import { alertmanagerBodies, deployments, pageLog, table } from '../evidence.ts'
import { notes, story } from '../scripts.ts'
import type { ExampleIncident } from '../shape.ts'
import { slackExport } from '../slack-evidence.ts'

export const gatewayCertificate: ExampleIncident = {
  slug: 'gateway-certificate',
  title: 'One gateway in three still showed yesterday’s certificate',
  kind: 'incident',
  severity: 'SEV2',
  on: { daysAgo: 5, weekday: 'thu' },
  services: ['edge', 'accounts'],
  teams: ['Platform'],
  roles: [
    ['Incident Commander', 'leilani'],
    ['Operations Lead', 'oleksandr'],
    ['Customer Liaison', 'beatriz'],
  ],
  summary:
    'The certificate of the gateway was renewed in good time: the page came fourteen days ahead, its owner followed it the same morning, and two of three machines took the new one over. The third had been started from an older image on Tuesday and does not reload. When the old certificate ended, one visit in three met a warning. Ten months ago the same kind of day cost us 84 minutes; this one cost 17.',
  customerImpact:
    'For 17 minutes about a third of new visits met a browser warning. Open pages and baskets were not affected. About 480 people turned back.',
  evidence: [
    slackExport({
      platform: `
        -14 09:02 alerts [FIRING] CertificateExpires edge-wildcard: 14 days left, owner Platform, steps in the runbook "renew"
        -14 09:31 hanneke Renewed, new one is in the vault. Gateways take it over by themselves within the hour. Closing the page
        > -14 09:33 oleksandr that was quick. Last year this would have been a breakfast
        -2 15:40 leilani gate-3 had a disk error. Replaced it, the new one came up and takes traffic.
      `,
      'inc-edge': `
        08:03 beatriz Two customers in chat see "your connection is not private". I do not see it
        08:04 leilani I have a page for it, one minute old. Opening, SEV2, I command
        08:06 oleksandr The certificate in the vault is fine until next year. gate-1 and gate-2 show it. gate-3 shows the old one, ended at eight o'clock sharp
        08:08 leilani gate-3 is the one I replaced on Tuesday. It should have the new one, it was started twelve days after the renewal!
        08:10 oleksandr It started from image 31. Image 33 brought the reload. 31 has the certificate baked in, from before {face_palm 2}
        08:11 leilani Why does anything still start 31?
        > 08:12 oleksandr the replacement group pins it. I do not know who pins it. We can find out later
        08:13 leilani Take gate-3 out. Two can carry a Thursday morning?
        08:14 oleksandr They can carry a Monday. Draining gate-3
        08:17 oleksandr Drained. All new visits see the right certificate.
        08:26 beatriz Both customers are in. Nobody new
        08:52 oleksandr gate-3 is back from image 33, checked with openssl before it got traffic. Resolved from my side
        08:55 leilani Resolved. And a good one, if there is such a thing.
        09:10 beatriz Status page and the two customers are informed.
      `,
    }),
    alertmanagerBodies('on-call', [
      {
        name: 'CertificateExpires',
        severity: 'critical',
        service: 'edge',
        summary: 'edge-wildcard: 14 days left, owner Platform',
        from: '-14 09:01',
        to: '-14 09:32',
      },
      {
        name: 'CertificateSeenOutside',
        severity: 'critical',
        service: 'edge',
        summary: 'A probe from outside was shown an expired certificate',
        from: '08:02:30',
        to: '08:19',
      },
    ]),
    pageLog('A probe from outside was shown an expired certificate', 'edge', [
      { at: '08:02:41', verb: 'trigger', said: 'Triggered through the API' },
      { at: '08:03:20', verb: 'acknowledge', by: 'leilani', said: 'Acknowledged by phone' },
      { at: '08:55:30', verb: 'resolve', by: 'leilani', said: 'Resolved on the website' },
    ]),
    deployments('infrastructure', [
      ['-2 15:31', '-2 15:38', 'success', 'main', 'replace gate-3 (disk)'],
      ['08:40', '08:49', 'success', 'main', 'gate-3 from image 33'],
    ]),
    table(
      'edge-probes',
      ['time', 'from', 'seen'],
      `
      07:58 | probe north | valid
      08:00 | probe north | valid
      08:01 | probe south | expired
      08:02 | probe west | expired
      08:16 | probe west | expired
      08:18 | probe south | valid
      `,
      { text: ['from', 'seen'] },
    ),
  ],
  story: story(`
    page14 «Firing: CertificateExpires — edge-wildcard»
      | Fourteen days ahead a page names the certificate, its owner and the steps.
    renewed action «Renewed, new one is in the vault»
      | Half an hour later it is renewed. The gateways take it over by themselves.
    gate3 change «gate-3 had a disk error» learned 08:10 mark fault-started
      | Two days before the end, one gateway is replaced. It starts from an old image, with the old certificate inside.
    expired impact-change «probe south — expired» mark impact-started
      | Eight o’clock: the old certificate ends, and one visit in three meets a warning.
    alert «Firing: CertificateSeenOutside» through alert mark detected
    ack «Acknowledged by phone» mark acknowledged
    declared decision «Opening, SEV2, I command» mark declared, engaged
    third observation «gate-3 shows the old one»
      | Two gateways show the new certificate, the third shows the old one.
    image observation «It started from image 31» mark diagnosed
    out decision «Take gate-3 out»
    drained recovery-step «Drained. All new visits» mark mitigated
    back recovery-step «gate-3 is back from image 33» mark resolved
    clear communication «Status page and the two customers» mark all-clear
  `),
  review: {
    facilitator: 'ngozi',
    participants: ['leilani', 'oleksandr', 'hanneke', 'beatriz'],
    notes: notes(`
      hanneke went-well (page14, renewed): The page with the owner’s name worked exactly as we had wished after the breakfast: half an hour, fourteen days ahead.
      leilani learned (gate3): I checked that gate-3 answers. I did not think of asking it which certificate it answers with.
      oleksandr learned (alert, third): The vault was right, the inventory was right, and a visitor saw something else. Only the probe from outside looks with the visitor’s eyes.
      oleksandr question (image): Who pins image 31 in the replacement group?
      beatriz surprised: I did not even finish my tea.
    `),
    insights: [
      {
        text: 'Renewed is not the same as in use. What counts is what a stranger is shown.',
        on: ['renewed', 'expired'],
      },
    ],
    factors: [
      {
        id: 'image',
        statement:
          'The replacement group starts an image from before the reload, which brought the old certificate back two days before its end.',
        kind: 'trigger',
        layer: 'config',
        on: ['gate3', 'image'],
      },
      {
        id: 'probe',
        statement:
          'A probe from outside looks at what visitors are shown, which paged within two and a half minutes.',
        kind: 'mitigator',
        layer: 'observability',
        on: ['alert'],
      },
      {
        id: 'two',
        statement:
          'Two gateways can carry the whole load, which made taking the third out a decision of one minute.',
        kind: 'mitigator',
        layer: 'capacity',
        on: ['out'],
      },
    ],
    items: [
      {
        title: 'Refuse traffic to a gateway whose certificate differs from the vault’s',
        state: 'soaking',
        factors: ['image'],
      },
      { title: 'Delete gateway images older than the newest two', state: 'idea', factors: ['image'] },
    ],
  },
}
