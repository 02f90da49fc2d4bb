/**
 * How often a word stands in a hundred thousand words of incident reviews, roughly; words that are not here count as ten.
 * The look for a pattern begins where it finds least, so these numbers decide speed and nothing else.
 */
export const frequency: ReadonlyMap<string, number> = new Map(
  (
    [
      [3000, 'the of to on a and in'],
      [600, 'at is are was were be been for this issue by from not an have it that as we with all s or'],
      [
        200,
        `our outage incident problem failure impact error errors bug cause caused due up deployment did some their should
         had which possible resolved they more only team engineers us would time minutes but there i if user when being
         change configuration one during issues using so about will has new can what back no root down process`,
      ],
      [
        75,
        `taking am causing event loss because production site deploy master failed make made several notice deployed prevent
         could than set identified done hours off able see resulted check test read update ensure add alert alerts steps
         point page while two run restart same initial first second running use used next need do reports incidents analysis
         response how such many went before you its primary processes without`,
      ],
      [
        35,
        `bad take took causes part broken build main pipeline fail noticed merged happened occurred needed detected limited
         might deleted removed longer later just much fixed found better quickly immediately led detection then he think
         include provide remove fully missing step manual policy another applied type leading result small release very
         required people does tests testing increase report sure call here enough complete too long slow clear who
         determined single underlying got disabled why following now`,
      ],
    ] as const
  ).flatMap(([times, words]) => words.split(/\s+/).map((word) => [word, times] as const)),
)
