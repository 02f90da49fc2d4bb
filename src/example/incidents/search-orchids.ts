import { alertmanagerBodies, deployments, release, table } from '../evidence.ts'
import { notes, story } from '../scripts.ts'
import type { ExampleIncident } from '../shape.ts'
import { slackExport } from '../slack-evidence.ts'

export const searchOrchids: ExampleIncident = {
  slug: 'search-orchids',
  title: 'Whatever you searched for, it was an orchid',
  kind: 'incident',
  severity: 'SEV3',
  on: { daysAgo: 183, weekday: 'fri' },
  services: ['search', 'storefront'],
  teams: ['Shop'],
  roles: [
    ['Incident Commander', 'jonas'],
    ['Operations Lead', 'meilin'],
    ['Customer Liaison', 'beatriz'],
  ],
  summary:
    'A new search index was meant to be built beside the old one and swapped in when it was full. A default in the tool that builds it changed with a release, so it was swapped in when it was begun. The catalogue is built in the order of its families, and Orchidaceae had the bad luck to come first in the new sorting. For two hours and ten minutes on a Friday evening the shop knew 214 plants, all of them orchids.',
  customerImpact:
    'Search and the category pages built on it showed orchids only. Direct links, baskets and checkout worked. Sales fell by about a fifth that evening. Orchid sales tripled, and 31 people later sent one back.',
  evidence: [
    slackExport({
      shop: `
        17:18 meilin Last thing before the weekend: the nightly rebuild of the search index moves to the new builder, 3.0. Same mapping, faster. Merging.
        > 17:19 jonas 🚀 I am already on a train but reachable
        17:26 shipit Deploying search 9.2 to production
        17:31 meilin Deploy fine, smoke test green. Have a good weekend everybody!
      `,
      'care-desk': `
        18:55 beatriz Funny one: a customer asks why we stopped selling everything except orchids
        > 18:56 priyanka did she filter?
        > 18:58 beatriz she says she typed "cactus"
        19:02 beatriz I typed cactus. It is orchids. I typed "pot". Orchids, in pots. @meilin @jonas {open_mouth 4}
      `,
      'inc-search': `
        19:08 jonas On the train with two bars. Incident, SEV3 I think, because people can buy, only not what they want. Mei-Lin is at the cinema, phone off until nine, rightly so.
        19:10 jonas Our smoke test searches for "vanda" and expects a result. Vanda is an orchid. Of course it is
        19:14 jonas Index has 214 documents, should be 11,360. Alias points at today's index, created 17:33. Yesterday's index is still there, complete.
        19:20 jonas So the alias moved before the build finished, and then the build stopped at 214. Why it stopped is one question, why it moved is another. Neither has to be answered to go back.
        19:21 jonas Going back = pointing the alias at yesterday. I have never done it. The page on it is good (thank you past Mei-Lin) but assumes VPN, and the train says no
        19:24 elif I have VPN and a sofa. I have never done it either. Read it to me?
        19:27 elif step 3 wants the name of the index to point to. "catalogue-" and yesterday's date?
        > 19:28 jonas yes. the one with 11 thousand something in the second column
        19:31 elif Done. Cactus is a cactus
        19:33 jonas Checking ten terms from the train. All fine. Rebuild is switched off for tonight so that it cannot do it again at two.
        19:36 beatriz Category pages too. The orchid people are a little sad
        19:41 jonas Resolved. Monday: find out why. No more tonight
        21:04 meilin Out of the cinema to 46 messages. Reading. The film was about a man lost at sea, I feel him
        21:12 meilin I know why it moved: builder 3.0 has "swap: immediately" as the default where 2.x had "swap: when complete". It is in the release notes, line 31. And it stopped at 214 because one orchid has a name of 300 letters.
      `,
    }),
    release(
      'index-builder',
      'v3.0.0',
      '-4 11:20',
      'Index builder 3.0',
      'Faster bulk writes. New default for swap (immediately). Longer field names are refused.',
    ),
    deployments('search', [['17:25:30', '17:28:00', 'success', 'v9.2.0', 'index builder 3.0']]),
    alertmanagerBodies('shop', [
      {
        name: 'SearchZeroResults',
        severity: 'warning',
        service: 'search',
        summary: 'Share of searches without a result below 1 % (usually 6 %)',
        from: '17:50',
        to: '19:40',
      },
    ]),
    table(
      'search-index',
      ['time', 'event', 'detail'],
      `
      02:00 | build finished | catalogue of the night, 11,360 documents
      17:33 | build started | new catalogue, order by family
      17:33:02 | alias moved | from the complete index to the new one
      17:34 | build failed | field longer than 256 letters, 214 documents written
      19:30 | alias moved | back to the catalogue of the night
      `,
      { text: ['event', 'detail'] },
    ),
    table(
      'sales-by-family',
      ['time', 'family', 'sold'],
      `
      16:00 | all families, orders in the hour | 388
      18:00 | all families, orders in the hour | 301
      18:30 | orchids, orders in the hour | 64
      20:00 | all families, orders in the hour | 392
      `,
      { text: ['family', 'sold'] },
    ),
  ],
  story: story(`
    notes context «Release v3.0.0 published» learned 21:12
      | Four days before, version 3 of the index builder appears. Line 31 of its notes: the new index is now swapped in immediately, not when it is complete.
    merge decision «Last thing before the weekend»
      | The last thing before the weekend: the nightly rebuild moves to the new builder.
    deploy change «requested: index builder 3.0» mark fault-started
    green observation «smoke test green»
      | The smoke test is green. It searches for “vanda”, which is an orchid.
    moved change «alias moved — from the complete index» learned 19:14 mark impact-started
      | The build begins, and two seconds later the shop searches in it. It holds nothing yet.
    stopped observation «build failed — field longer» learned 19:14
      | A minute later the build stops at a name of 300 letters. It has written 214 plants, all orchids.
    warned signal «Firing: SearchZeroResults»
      | A warning fires because too few searches find nothing: with a handful of documents every word matches something. It looks like good news.
    cactus report «she says she typed "cactus"» through customer mark detected
    pot observation «I typed "pot"»
      | Care types “cactus” and gets orchids; types “pot” and gets orchids in pots.
    train decision «On the train with two bars» mark acknowledged, engaged, declared
      | One of the two people who know search is on a train, the other at the cinema with her phone off, rightly so. An incident is declared from the train.
    count observation «Index has 214 documents» mark diagnosed
    neither decision «Neither has to be answered»
      | Why it moved and why it stopped are two questions, and neither has to be answered to go back.
    sofa hand-off «I have VPN and a sofa»
      | A colleague with a sofa and a connection offers her hands; the page is read to her over the telephone.
    done recovery-step «Cactus is a cactus» mark mitigated
    off action «Rebuild is switched off»
      | Tonight’s rebuild is switched off, so that it cannot happen again at two.
    resolved decision «Resolved. Monday» mark resolved
    why observation «builder 3.0 has "swap: immediately"»
      | Out of the cinema comes the explanation: a changed default, and one orchid with a name of 300 letters.
  `),
  review: {
    facilitator: 'rafael',
    participants: ['jonas', 'meilin', 'beatriz', 'elif'],
    notes: notes(`
      meilin learned (notes): I read the release notes for what would break. “New default for swap” does not sound like breaking, it sounds like an improvement.
      jonas factor (green): Our smoke test asked whether search finds something. It found something.
      elif went-well (sofa, done): I repaired a thing I do not understand, in four minutes, with a page that was read aloud to me. That page deserves a prize.
      beatriz lucky (cactus): If the catalogue had been sorted by the alphabet we would have sold air plants only, and nobody searches for those. We might have noticed on Monday.
      meilin surprised (warned): The warning fired because searches got better. I never thought of “too few failures” as bad.
      meilin factor (merge): Half past five on a Friday is when I finally have an hour without meetings. That is why things of mine ship then.
      jonas question (train): Two people know search. Both of us had a life that evening, and both should.
      anonymous surprised: I saw the orchids at six and thought it was a campaign.
    `),
    insights: [
      {
        text: 'Going back did not need understanding. Keeping yesterday’s index for a day was the cheapest safety we own.',
        on: ['neither', 'done'],
      },
      {
        text: 'A test that asks “is there an answer” passes on any answer. Counting documents would have taken one line.',
        on: ['green', 'count'],
      },
      {
        text: 'Calendars push quiet changes to the edges of the week, because the middle is full of meetings.',
        on: ['merge'],
      },
    ],
    factors: [
      {
        id: 'default',
        statement:
          'The builder’s default for swapping changed with a major version, which put an empty index in front of customers.',
        kind: 'trigger',
        layer: 'dependency',
        on: ['notes', 'moved'],
      },
      {
        id: 'name',
        statement: 'One name was longer than the new limit, which stopped the build after 214 plants.',
        kind: 'contributor',
        layer: 'data',
        on: ['stopped'],
      },
      {
        id: 'smoke',
        statement:
          'The smoke test accepts any result for one word, which made a nearly empty index look healthy.',
        kind: 'contributor',
        layer: 'observability',
        on: ['green'],
      },
      {
        id: 'friday',
        statement:
          'The release went out at the end of the last working day, which left one person on a train and one in a cinema.',
        kind: 'contributor',
        layer: 'process-and-policy',
        on: ['merge', 'train'],
      },
      {
        id: 'page',
        statement:
          'A page with numbered steps for going back let somebody from another team repair it in four minutes.',
        kind: 'mitigator',
        layer: 'process-and-policy',
        on: ['sofa'],
      },
      {
        id: 'good-news',
        statement: 'The only alert looked like an improvement, which let it stand for an hour unread.',
        kind: 'surprise',
        layer: 'observability',
        on: ['warned'],
      },
    ],
    items: [
      {
        title: 'Refuse to move the alias to an index with fewer than 90 % of the documents of the one before',
        owner: 'meilin',
        due: 10,
        state: 'done',
        doneWhen: 'A build that stops half-way leaves the alias where it is; a test stops one half-way.',
        proof: {
          measure: 'Documents behind the alias after a failed build',
          how: 'Feed the 300-letter orchid to staging',
          expected: 'Those of yesterday',
          on: 40,
          who: 'jonas',
        },
        factors: ['default', 'name'],
      },
      {
        title: 'Replace the one-word smoke test with ten searches whose first result is known',
        owner: 'jonas',
        due: 20,
        state: 'done',
        doneWhen: 'The test fails against the 214 orchids, which are kept as a fixture.',
        proof: {
          measure: 'Failing of the test on the kept index',
          how: 'CI runs it against the fixture each night',
          expected: 'Red against the fixture, green against the catalogue',
          on: 60,
          who: 'meilin',
        },
        factors: ['smoke'],
      },
      {
        title: 'Hold two hours on Tuesday mornings free of meetings for releases of the Shop team',
        owner: 'amara',
        due: 30,
        state: 'in-progress',
        doneWhen: 'The hours are in the calendars and four releases in a row used them.',
        proof: {
          measure: 'Share of releases after four in the afternoon',
          how: 'Deployment log, two months before and after',
          expected: 'Under 10 %, from 41 %',
          on: 130,
          who: 'rafael',
        },
        factors: ['friday'],
      },
      {
        title: 'Train four people on search',
        state: 'declined',
        declinedBecause:
          'The page did what the training would have done. The page is now tried by somebody new every quarter instead.',
        factors: ['page'],
      },
    ],
    published: { afterDays: 7, by: 'rafael', audience: 'link' },
  },
}
