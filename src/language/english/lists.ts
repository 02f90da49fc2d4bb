import type { Lists } from '../pattern/pattern.ts'

const list = (words: string) => words.split(/\s+/).filter(Boolean)

/** Lists that the tables name: `:noticing` stands for each of its words. */
export const lists: Lists = {
  /** What somebody is said not to have done; machines are not said to do these. */
  care: list(`
    check checked verify verified validate validated confirm confirmed test tested review reviewed read follow followed bother
    bothered escalate escalated tell told inform informed notify notified communicate communicated consult consulted ask asked
    document documented announce announced coordinate coordinated consider considered think
  `),
  /** What only people fail to do. */
  humanDeeds: list(`
    notice realise realize check verify validate confirm test read follow bother escalate tell inform notify communicate consult
    ask document announce coordinate consider think remember understand recognise recognize anticipate appreciate foresee
    spot catch see identify make take respond update account ensure mention review include provide add remove plan
  `),
  /** What would have been better. */
  betterPast: list(`
    avoided prevented caught detected noticed spotted mitigated averted reduced shortened saved stopped limited minimised
    minimized helped alerted warned flagged sped surfaced revealed identified discovered lessened tested checked verified reviewed
    communicated documented escalated handled done planned monitored anticipated foreseen fixed resolved diagnosed found
    addressed eliminated contained
  `),
  /** The same, told of what was not there. */
  saving: list(`
    avoided prevented caught detected noticed spotted mitigated averted reduced shortened saved stopped limited minimised minimized
    helped alerted warned flagged sped surfaced surface catch prevent avoid lessened eliminated contained
  `),
  /** What machines do by themselves, so that it is told as what was expected of them. */
  ownDeeds: list(`
    unaffected recovered subsided restored returned mitigated completed propagated taken impacted affected resolved fixed expired
    rerouted withdrawn restarted fetched sent received created written rendered served routed available able visible a an
    no the in at on set-up used called triggered
  `),
  users: list(
    'users customers you clients subscribers readers visitors consumers people students instructors',
  ),
  sooner: list('sooner earlier faster quicker better quickly promptly differently immediately'),
  /** How slips are told of. */
  slips: list(
    'accidentally inadvertently mistakenly erroneously unintentionally unwittingly carelessly absentmindedly',
  ),
  wrongly: list('incorrectly improperly wrongly'),
  mistakes: list(
    'mistake mistakes error slip slip-up slip-ups blunder blunders oversight lapse lapses omission carelessness negligence inaction inattention incompetence inexperience',
  ),
  errorAdjectives: list(
    'human operator pilot manual administrator admin engineer operational personnel copy-paste transcription typing data-entry cabling wiring judgement judgment clerical procedural',
  ),
  incidents: list(`
    outage incident issue problem failure disruption downtime delay interruption event impact degradation error errors crash
    regression loss breakage bug behaviour behavior
  `),
  procedures: list(`
    process processes procedure procedures policy policies runbook runbooks checklist checklists protocol protocols approval
    approvals gate gates guideline guidelines rule rules instructions playbook playbooks
  `),
  judgements: list(`
    careless carelessly negligent negligently reckless recklessly irresponsible irresponsibly incompetent incompetence complacent
    complacency ridiculous foolish foolishly inexcusable stupid stupidly sloppy sloppily lazy laziness idiotic dumb
    unprofessional lackadaisical thoughtless
  `),
  work: list(`
    testing review reviews planning communication communications documentation care attention diligence oversight preparation
    training validation verification coordination analysis supervision qa consideration judgement judgment discipline
    understanding thought investigation research handling response
  `),
  workDone: list(`
    written handled tested planned documented communicated designed managed executed reviewed coordinated trained prepared
    thought organised organized implemented scoped understood
  `),
}
