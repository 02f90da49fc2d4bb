import type { Meaning } from '../reading.ts'

const words = (text: string): string[] => text.split(/\s*\|\s*/).map((one) => one.trim())

/** Headings that say their meaning as a whole; they also begin a section in the midst of a line: `Next steps: …`. */
export const wholeHeadings: Record<Exclude<Meaning, 'other'>, readonly string[]> = {
  summary: words(`
    details of incident | details of the incident | details of issue | details of exploit |
    details of the exploit | incident description | what happens | incident | the issue | story |
    incident report | the outage | outage summary | event summary | event description | summary |
    executive summary | incident summary | overview | incident overview | tl;dr | tldr | tl dr |
    abstract | synopsis | description | what happened | introduction | situation | the incident |
    issue summary | details | incident details | high level summary | problem summary | brief |
    narrative | the story | at a glance | issue | the problem | problem | problem statement | in short |
    in brief | issue description | problem description | bug description | issues found |
    details of the issue | details of vulnerability | what we know
  `),
  impact: words(`
    customers affected | users affected | who was impacted | affected systems | affected components |
    impacted services | incident impact | service impact | what was affected | what was the impact |
    impact assessment | impact analysis | estimated impact | impact | summary of impact |
    customer impact | user impact | business impact | impact summary | impacts | scope | scope of impact
    | blast radius | symptoms | symptom | who was affected | affected services | affected users |
    effects | impact symptom | extent | severity and impact | damage | consequences | impact on users |
    impact on customers | manifestation | fallout | affected parties | affected data | data affected
  `),
  timeline: words(`
    incident timeline utc | full timeline | brief timeline | rough timeline | event history |
    chronology of events | what happened and when | incident chronology | key timestamps | timings |
    milestones | key milestones | timeline | time line | timelines | incident timeline | chronology | sequence of events | event log |
    incident log | timeline of events | detailed timeline | events | what happened when | log |
    log of events | key events | history | updates | order of events | course of events | event timeline
    | chronicle | chronological log | activity log | timestamps
  `),
  trigger: words(`
    trigger | triggers | lead-up | leadup | lead up | triggering event | the trigger | fault |
    initiating event
  `),
  factors: words(`
    five why’s | 5 why’s | contributing factors and root causes | root causes and contributing factors |
    why it happened | why this happened | why this happens | what caused the incident |
    what caused the outage | reason | underlying causes | root cause and trigger | technical summary |
    technical root cause | root cause | root causes | cause | causes | contributing factors |
    contributing factor | contributing causes | root cause analysis | analysis | factors | five whys |
    5 whys | why | root cause and mitigation | preliminary root cause | underlying cause | rca |
    contributors | contributing conditions | causal analysis | analysis of causes | why did it happen |
    the cause | what allowed this | what allowed it | technical details | what caused it | what caused this | technical analysis |
    what went wrong and why | workaround and root cause | attack vector | attack vectors | latent conditions | risks | enablers | reasons
  `),
  detection: words(`
    how we noticed | how did we notice | how it was detected | detection and response | time to detect |
    how we found out | why detection failed | why it was not detected | monitoring and detection | detection | how we detected it | discovery |
    how was it detected | time to detection | how did we find out | notification | alerting |
    detection and alerting | how did we know | how it was identified | identification | identified | monitoring
  `),
  response: words(`
    what was done | what we did | action taken | what did we do | how did we respond | response team |
    first response | handling | incident handling | response | incident response | investigation |
    investigating | diagnosis | debugging | our response | troubleshooting | escalation | communication
    | communications | how we responded | response and recovery | actions taken | obstacles |
    our reaction | responders response | immediate actions | immediate response | coordination |
    key decisions | decision log | decisions
  `),
  resolution: words(`
    how was it fixed | how was it resolved | how did we fix it | how did we resolve it |
    resolution steps | recovery steps | how we mitigated it | immediate fix | permanent fix |
    corrective measures taken | mitigation steps taken | service restoration | resolution | recovery |
    mitigation | mitigations | fix | the fix | solution | remediation | resolution and recovery |
    restoration | workaround | solving | how we fixed it | how it was fixed | mitigation steps |
    mitigation and resolution | repair | conclusion and fix | solutions | short term fix |
    how we resolved it | resolved | stabilization | stabilisation | stabilization steps |
    stabilisation steps | resolutions | containment | containment actions | containment steps | eradication |
    fix applied | fixes applied
  `),
  'went-well': words(`
    what went well | what worked | what worked well | went well | what went right | positives | the good
    | things that went well | good | strengths | what helped | successes | mitigators |
    what did we do well | what we did well | bright spots
  `),
  lucky: words(`
    where we got lucky | lucky | luck | we got lucky | where did we get lucky | got lucky |
    how we got lucky | near misses | close calls
  `),
  lessons: words(`
    what went wrong | went wrong | things that went wrong | what did not go so well |
    room for improvement | what can be improved | what could we improve | what to improve | hindsight |
    lessons learned | lessons learnt | lessons | learnings | lesson learned | what we learned |
    what did we learn | takeaways | key takeaways | insights | reflections | retrospective |
    what could have gone better | what could be improved | what didn’t go well | what went poorly |
    what went badly | what did not go well | what could have been better | observations | learning |
    conclusions | conclusion | areas for improvement | what didn’t go so well | the bad |
    what surprised us | what hurt | surprises | difficulties | findings | weaknesses | closing thoughts | discussion
    | opportunities for improvement | improvement areas | what hindered us | pain points |
    learning points | where we struggled | what made it harder | post operation | post operations | things that could have gone better
  `),
  items: words(`
    future measures | future actions | future changes | future improvements | measures |
    planned measures | next | further actions | further steps | open actions | open items |
    outstanding actions | remaining actions | what we will do | what we will change |
    what will we do differently | how do we prevent this | how do we prevent this in the future |
    improvement actions | suggested actions | suggestions | action items | actions | action item |
    next steps | follow-up | follow-ups | follow up | followup | followups | follow up actions | follow-
    up actions | follow-up items | actionables | corrective actions | preventive actions |
    preventative actions | preventative measures | preventive measures |
    corrective and preventive measures | prevention | improvements | todo | to do | todos | to-dos |
    tasks | recommendations | remediation items | remediations | corrective actions and follow ups |
    future work | action plan | next actions | repair items | remaining work | planned improvements |
    proposed actions | going forward | moving forward | future prevention | what’s next |
    what we are doing | what we’re doing | how we will prevent this | follow up work | follow-up work |
    follow-up tasks | remedial actions | improvement items | action points | future | further work |
    proposed improvements | planned actions | long term fix | corrections | what next |
    what comes next | review actions | task list | list of tasks | specific tasks | future prevention |
    mitigation plan | remediation plan | corrective action | preventive action | preventive measure |
    corrective measure | recommendation | actions planned | action planned | actions required |
    required actions | what happens now | what happens next | repair actions | commitments |
    our commitments
  `),
}
