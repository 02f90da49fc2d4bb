import { alertmanagerBodies, plainNotes, table } from '../evidence.ts'
import { notes, story } from '../scripts.ts'
import type { ExampleIncident } from '../shape.ts'
import { slackExport } from '../slack-evidence.ts'

const again = { name: 'MoistureDisagree', severity: 'warning', service: 'climate' } as const

export const northHouseWatering: ExampleIncident = {
  slug: 'north-house-watering',
  title: 'North House was three hours from drowning',
  kind: 'near-miss',
  severity: 'SEV3',
  on: { daysAgo: 243, weekday: 'sun' },
  services: ['climate'],
  teams: ['Greenhouse', 'Platform'],
  roles: [
    ['Responder', 'ngozi'],
    ['Subject Matter Expert', 'tadeusz'],
    ['Responder', 'leilani'],
  ],
  summary:
    'One Sunday night a moisture sensor in North House got stuck at 31 %, which means thirsty. The controller believed it and watered the seed beds for four hours. The alarm that would have told us had been silenced at five to eleven, because it had been wrong on every other night that week. A colleague who could not sleep came by to look at her seedlings and stepped into a puddle. Nothing was lost. It was close, and it teaches more than many things that did go wrong.',
  customerImpact: 'None. 14,000 seedlings would not have survived until the morning shift.',
  evidence: [
    slackExport({
      'greenhouse-night': `
        22:49 alerts [FIRING] MoistureDisagree north-house: row 6 against the rest, more than 25 points apart
        22:55 tadeusz that is the row by the door again, it has done this every other night since the new hinges let the draught in. Silencing until morning so that whoever is on call can sleep
        > 22:56 leilani thank you, I was about to learn the hinges by name
        +1 02:12 ngozi I am in North House and my left shoe is wet. Row 6 is a pond. The panel says 31 %, thirsty
        +1 02:14 ngozi @leilani sorry to wake you, but I think the panel is lying {eyes 1}
        +1 02:19 leilani Awake. The graph for row 6 is a ruler: 31 % since 22:05, not one decimal of movement. The other rows climb like a staircase.
        +1 02:22 leilani The controller waters by row 6 alone? I thought it took the middle of all six
        +1 02:24 ngozi So did I. Can we tell it to stop?
        +1 02:27 leilani There is a page called Manual Stop. It says "see Tadeusz". Calling him
        +1 02:33 leilani He answered. Bless people who answer.
        +1 02:35 tadeusz behind the potting bench there is a blue wheel. A quarter turn to the left, then wait for the knock in the pipe. nobody wrote it down because the wheel has been there for nine years and so have I
        +1 02:41 ngozi Knock. It stopped. The silence is lovely {musical_note 2}
        +1 03:30 ngozi Drains take about a centimetre in ten minutes. The float in the main drain had been up since one, that is why it is only a pond.
        +1 04:55 ngozi Beds are above water. Sensor of row 6 unplugged, and the controller moved to row 5 by itself. So it CAN do that. Going home
        +1 08:05 tadeusz I have walked all rows. Soggy, nothing dead. I silenced the right alarm for a good reason that was the wrong one, and I would like us to talk about it on Tuesday, in the room, with cake.
      `,
    }),
    alertmanagerBodies('greenhouse', [
      {
        ...again,
        summary: 'Row 6 more than 25 points from the rest (first night)',
        from: '-6 23:10',
        to: '-5 05:20',
        labels: { night: '1' },
      },
      {
        ...again,
        summary: 'Row 6 more than 25 points from the rest (third night)',
        from: '-4 22:40',
        to: '-3 04:45',
        labels: { night: '3' },
      },
      {
        ...again,
        summary: 'Row 6 more than 25 points from the rest (fifth night)',
        from: '-2 23:02',
        to: '-1 05:11',
        labels: { night: '5' },
      },
      {
        ...again,
        summary: 'Row 6 more than 25 points from the rest (tonight)',
        from: '22:48',
        to: '+1 04:56',
        labels: { night: '7' },
      },
    ]),
    table(
      'north-house-moisture',
      ['time', 'row', 'moisture', 'valves'],
      `
      21:50 | row 6 | 38 % | closed
      22:05 | row 6 | 31 % | opening
      23:00 | row 2 | 61 % | open
      23:00 | row 6 | 31 % | open
      +1 00:00 | row 2 | 74 % | open
      +1 00:00 | row 6 | 31 % | open
      +1 01:00 | row 2 | 88 % | open
      +1 02:00 | row 2 | 97 % | open
      +1 02:00 | row 6 | 31 % | open
      +1 02:45 | row 2 | 98 % | shut by hand
      +1 04:50 | row 2 | 81 % | shut by hand
      `,
      { text: ['row', 'moisture', 'valves'] },
    ),
    plainNotes(
      'night-walk',
      `
      02:10 came to look at the seedlings, wet at the door already
      02:13 row 6 under water, panel says thirsty, valves humming
      02:41 knock
      04:55 home
      `,
      1,
    ),
  ],
  story: story(`
    week context «Firing: MoistureDisagree — Row 6 more than 25 points from the rest (first night)»
      | All week, on every other night: an alarm says that row 6 disagrees with the rest. Each time it is the draught from the door, and each time the morning makes it right.
    stuck observation «row 6 — 31 % — opening» learned +1 02:19 mark fault-started
      | The sensor of row 6 stops moving. It says 31 %, thirsty, and the valves open.
    alarm «Firing: MoistureDisagree — Row 6 more than 25 points from the rest (tonight)»
    silenced decision «that is the row by the door again»
      | It looks like the door once more. The alarm is silenced until morning, so that people can sleep.
    ninetyseven observation «row 2 — 97 % — open» learned +1 02:19
      | The other rows have climbed to 97 %. Nobody is looking.
    shoe report «my left shoe is wet» through chance mark detected, acknowledged
      | Somebody who cannot sleep comes to see her seedlings, and stands in water. The panel says thirsty.
    ruler observation «The graph for row 6 is a ruler»
    alone hypothesis «The controller waters by row 6 alone» mark diagnosed
      | Both had believed that the controller takes the middle of all six rows. It follows one.
    page action «There is a page called Manual Stop»
      | There is a page called Manual Stop. It says whom to ask. He answers at 02:33.
    wheel communication «behind the potting bench»
    knock action «It stopped. The silence is lovely» mark mitigated
      | A quarter turn, a knock in the pipe, silence.
    float observation «The float in the main drain»
      | The float in the main drain had been up since one: without it the pond would have been a lake.
    above recovery-step «Beds are above water» mark resolved
      | The beds are above water. With row 6 unplugged the controller moves to row 5 by itself, which nobody knew it could.
    cake communication «I have walked all rows»
      | Every row has been walked in daylight: soggy, nothing dead. There will be a talk on Tuesday, with cake.
  `),
  review: {
    facilitator: 'hanneke',
    participants: ['ngozi', 'tadeusz', 'leilani', 'elif'],
    notes: notes(`
      tadeusz factor (week, silenced): Five true alarms about a draught taught me that this alarm means draught. On the sixth night it meant water. The two look the same from where I sit.
      leilani learned (silenced): I thanked him for silencing it. I would thank him again: the night before I had been up three times for nothing.
      ngozi lucky (shoe): I only came because I had sown something rare and could not sleep.
      elif learned (ruler): A value that never changes is not a calm sensor. It is a dead one. We plot it, and nothing looks at it.
      ngozi surprised (above): The controller can follow another row. It has been able to since we bought it; it is in the printed manual, page 61.
      tadeusz factor (page, wheel): Nine years of knowing where the wheel is. I enjoyed being asked, I admit. It should not need me.
      leilani went-well (page): He picked up at half past two on a Sunday, and nobody made a face about having to call.
      hanneke question: If it had been Monday night, who would have come by?
    `),
    insights: [
      {
        text: 'Silencing was good sense applied to an alarm that could not say why it rang. Draught and dead sensor gave the same words.',
        on: ['week', 'alarm', 'silenced'],
      },
      {
        text: 'Two protections worked without anybody knowing them: a float in a drain and a fall-back in the controller. Nobody had tested either for years.',
        on: ['float', 'above'],
      },
      {
        text: 'What one person has known for nine years feels, from the inside, like something everybody knows.',
        on: ['wheel'],
      },
    ],
    factors: [
      {
        id: 'sensor',
        statement:
          'The moisture sensor of row 6 froze at a thirsty value, which opened the valves for four hours.',
        kind: 'trigger',
        layer: 'infrastructure',
        on: ['stuck'],
      },
      {
        id: 'alone',
        statement: 'The controller steered by a single row, which let one bad value water the whole house.',
        kind: 'contributor',
        layer: 'config',
        on: ['alone'],
      },
      {
        id: 'wolf',
        statement:
          'The alarm had rung for a harmless draught every other night, which made silencing it the sensible thing to do.',
        kind: 'contributor',
        layer: 'observability',
        on: ['week', 'silenced'],
      },
      {
        id: 'wheel',
        statement:
          'How to stop the water was known to one person, which added twenty minutes and depended on a telephone being picked up.',
        kind: 'difficulty',
        layer: 'people-and-work-conditions',
        on: ['page', 'wheel'],
      },
      {
        id: 'float',
        statement: 'A float switch kept the main drain open, which slowed the flooding by about two thirds.',
        kind: 'mitigator',
        layer: 'infrastructure',
        on: ['float'],
      },
      {
        id: 'south',
        statement:
          'South House has the same controller with the same setting, and nobody sows rare things there.',
        kind: 'risk',
        layer: 'config',
        on: ['alone'],
      },
    ],
    items: [
      {
        title: 'Steer both houses by the median of all rows instead of row 6',
        owner: 'tadeusz',
        due: 6,
        state: 'done',
        doneWhen: 'Holding one sensor in a cup of sand does not open a valve in either house.',
        proof: {
          measure: 'Valves opened by one false sensor',
          how: 'The cup of sand, twice a year, with the valves’ log',
          expected: 'None',
          on: 180,
          who: 'elif',
        },
        factors: ['alone', 'south'],
      },
      {
        title: 'Page when a sensor has not changed by a tenth for 40 minutes, with words of its own',
        owner: 'elif',
        due: 14,
        state: 'done',
        doneWhen: 'Unplugging a sensor pages within 45 minutes and the page says “frozen”, not “disagrees”.',
        proof: {
          measure: 'Share of greenhouse pages that needed somebody',
          how: 'Count for eight weeks',
          expected: 'Over half',
          on: 80,
          who: 'leilani',
        },
        factors: ['sensor', 'wolf'],
      },
      {
        title: 'Paint the wheel, photograph it, and have three people stop the water by the page alone',
        owner: 'ngozi',
        due: 10,
        state: 'done',
        doneWhen: 'Three people who never did it stop the water in under four minutes each.',
        proof: {
          measure: 'Minutes to stop the water by night',
          how: 'One unannounced evening',
          expected: 'Under 5',
          on: 120,
          who: 'hanneke',
        },
        factors: ['wheel'],
      },
    ],
    published: { afterDays: 5, by: 'hanneke', audience: 'organisation' },
  },
}
