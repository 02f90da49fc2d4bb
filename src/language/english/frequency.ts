/**
 * How often a word stands in a hundred thousand words of incident reviews, roughly; words that are not here count as five.
 * The look for a pattern begins where it finds least, so these numbers decide speed and nothing else.
 */
export const frequency: ReadonlyMap<string, number> = new Map(
  (
    [
      [4754, 'the'],
      [3130, 'to'],
      [1972, 'a and'],
      [1655, 'in of'],
      [1076, 'for on was'],
      [850, 'is that this'],
      [659, 'it we'],
      [539, 'as at from not with'],
      [428, 'an be by were'],
      [354, 'all are have issue'],
      [296, 'but incident our time which'],
      [235, 'down i issues outage up when'],
      [199, 'cause caused change had impact more new no some'],
      [161, 'back been due during error if one root should so there us will'],
      [
        133,
        'about being can configuration deployment did errors failure has only problem team user what would',
      ],
      [
        110,
        'because bug engineers failed get minutes possible process resolved start their they update using while',
      ],
      [93, 'before could do done first hours how its notice production running see steps two use'],
      [
        79,
        'alerts causing deployed incidents initial master next page prevent restart same site such than true used',
      ],
      [66, 'able alert check deploy ensure loss made many read response run set taking well went'],
      [
        56,
        'add am analysis event fixed following identified long make need off point primary processes report reported reports resulted second several single test testing wiki without you',
      ],
      [
        46,
        'causes does downtime experience immediately increased investigation job just later leading led much part please problems release restarted too triggered very why',
      ],
      [
        39,
        'account another documentation found fully happened increase limited main quickly removed result review seems take tests took way',
      ],
      [
        33,
        'applied better broken complete detected enough failing follow got he here information manual might needed people pipeline prod provide required resulting slow step wikis',
      ],
      [
        28,
        'above bad build call changed clear communications deleted detection determined disabled good include longer merged missing mitigated noticed occurred planned policy recover remove restarts sent small stopped sure think type underlying who wrong',
      ],
      [
        23,
        'allowed avoid blocked communication confirmed correctly delete deploying disruption doing enabled engineer everything find know known less line look looking making needs operational reporting safe seen taken tested total trying',
      ],
      [
        19,
        'behavior commit configured crash decided degradation detect earlier faulty given happen identify keep lead left likely never notices open plan prevented properly protocol ran real reason reboot reduced responsible runs teams try turn uses your',
      ],
      [
        16,
        'actual always become brought came catch checked coming completely designed discovered document drop executed fails getting immediate implemented incorrectly learn managed me meant notified observed own particular really responding restarting send share trigger validation waiting',
      ],
      [
        13,
        'admin alerted aware consider contained developers direct dropped early edit execution fact flag gets higher human lack login makes present procedure procedures pushed removing results right sending showed shows someone train visible',
      ],
      [
        11,
        'apply caught come committed delay deletion deploys determine extra faster fault followed handling his increasing means merge must my original respond rule rules shared significantly turned understand upload warning',
      ],
      [
        9,
        'applying beginning believe break breaking bring broke checking close comes common copy course crashed decision discovery documented edits effectively enable exact factor finds inadvertently insufficient interruption late let lower merges misconfiguration necessary obvious paged planning proper provided push raised removal revealed runbook select shutdown simple stemmed takes themselves thought triggering types verify written',
      ],
    ] as const
  ).flatMap(([times, words]) => words.split(/\s+/).map((word) => [word, times] as const)),
)
