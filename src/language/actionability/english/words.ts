import type { Wording } from '../wording.ts'
import { list } from './list.ts'

/** Small words by what they do in a sentence. All in lower case. */
export const words: Wording['words'] = {
  status: list(
    'How far a tracker says an item is: no part of what is to be done.',
    `status, done, todo, to do, to-do, wip, in progress, in-progress, inprogress, ongoing, on-going, on going, unresolved, resolved, declined,
     pending, informational, needs discussion, complete, completed, open, closed, fixed, invalid, stalled, unknown, planned,
     long term, long-term, short term, short-term, medium term, high, medium, low, critical, optional, action, action item,
     ai, follow-up, followup, owner, merged, wontfix, won't fix, duplicate, started, not started, backlog, next, later, blocked,
     bigger idea, idea, task, take to planning, deployed, underway, under way, immediate, urgent, must, nice to have`,
  ),
  lead: list(
    'Said before the verb without changing what it promises.',
    `need to, needs to, have to, has to, should, shall, must, will, we'll, i'll, we will, we should, we need to, we must, we can, want to, plan to,
     plans to, planning to, going to, are going to, we're going to, is going to, able to, let's, let us, please, possibly, try to, trying to, attempt to,
     start to, begin to, begin by, and, also, then, to, we, i, we are, we're, we've, we have, going forward, in the future,
     additionally, furthermore, finally, currently, are currently, be sure to, remember to, it would be good to, would like to, might want to, may want to, can,
     ought to, have also, will also, will be, is to, are to, are also, was to, were to, hereby, decided to, agreed to, proceed to, ask that we,
     don't forget to, work to, working to, get to, help to, engineers are, engineers will, the team will, our team will, the team is, our team is, our engineers are, our engineers will, team will`,
  ),
  adverbs: list(
    'Stand before a verb and change nothing about it.',
    `always, automatically, actively, already, also, carefully, completely, eventually, explicitly, finally, formally, fully, gradually, hopefully,
     immediately, ideally, internally, just, manually, maybe, only, perhaps, periodically, permanently, possibly, potentially, probably, proactively, programmatically, properly,
     quickly, really, regularly, simply, soon, still, systematically, temporarily, thoroughly, cleanly, publicly, further, either, both, temporarily, again`,
  ),
  subjects: list(
    'Whoever writes the list: the sentence tells what they will do.',
    'we, i, let us, somebody, someone, sre, sres, ops, devs, engineering, engineers, team, teams',
  ),
  modals: list(
    'After these comes what the subject is to do.',
    `should, must, will, shall, needs to, need to, needs, has to, have to, ought to, can, cannot, shouldn't, mustn't, won't, can't, may, might,
     could, would, is to, are to, is going to, are going to, wouldn't, couldn't`,
  ),
  passives: list(
    'Forms of to be and to have, before a participle.',
    `be, been, being, is, are, was, were, has, have, had, 's, isn't, aren't, get, gets, got`,
  ),
  negations: list(
    'Turn a sentence round.',
    "not, never, don't, doesn't, shouldn't, mustn't, won't, cannot, can't, ever",
  ),
  obliging: list(
    'Modals that say what is to be, not what may be.',
    'should, must, will, shall, needs, need, has, ought',
  ),
  means: list(
    'What follows is the way there: `by adding …`.',
    'by, via, using, through, by means of, with the help of',
  ),
  purposes: list(
    'After a direction only these say where it ends.',
    'so that, so, such that, with a, with an, by, via, using, until, from, without, at least, at most, up to, instead of, no more than, less than, fewer than, within',
  ),
  prefaces: list(
    'Begin a condition or a purpose that may stand before the command, up to a comma.',
    `if, when, whenever, until, once, after, before, during, in, for, to, as, while, given, since, because, on, at, with, from, where, beyond, besides, due, based, following, assuming, although`,
  ),
  beginnings: list(
    'Before a verb in -ing it is the deed that counts: `start writing`.',
    'start, begin, try, starting, beginning, trying',
  ),
  wants: list('A need of a thing is no verb: `we need monitoring`.', 'need, needs'),
  passing: list(
    'May stand between finding out and the question.',
    'to, see, and, document, the, exactly, out',
  ),
  askedFor: list('Where what somebody is asked begins.', 'if, whether, which'),
  unanswerable: list(
    'Questions that ask for a wish, not for a fact.',
    'we should, we want, we need, we might, we may, i should, it makes sense, to, and how, additional, more, further, any, or not to, or not we',
  ),
  checks: list(
    'After `to` these give a study an outcome: `review … to make sure`.',
    'ensure, make sure, verify, confirm, check',
  ),
  betweenVerbs: list(
    'May stand between `and` and the second verb.',
    'try, to, also, then, possibly, have, already, has',
  ),
  purposeful: list('Here a purpose begins, and the comparison before it ends.', 'so, such'),
  places: list('After these a comparison tells a place, not a measure: `deeper in the stack`.', 'in, on, at'),
  belongings: list(
    'Things that belong to people: `user pods` are no people.',
    'pod, pods, account, accounts, data, channel, channels, calendar, page, pages, server, servers, processes, list, request, requests, session, sessions, role, roles, permission, permissions',
  ),
  duties: list(
    'Modals that lay a duty on people.',
    "should, must, need, needs, have, has, ought, should not, shouldn't, mustn't",
  ),
  assurances: list(
    'Seeing to it that something is so; of people it is vigilance.',
    'ensure, ensure that, make sure, make sure that, guarantee',
  ),
  receiving: list(
    'After people: something is so for them, they need not act.',
    "is, are, can, will, do, don't",
  ),
  determiners: list(
    'After an unknown first word they show that it is a verb.',
    'the, a, an, all, any, each, every, our, its, their, this, these, those, that, some, both, it, them, his, her, your, my, another, one, two',
  ),
  prepositions: list(
    'Where a noun phrase goes on.',
    'of, for, on, in, at, with, about, around, against, between, over, under, into, to, by, from, as, per, through, during, across, within, towards, via',
  ),
  bounded: list(
    'A question that begins so has an answer, so somebody can see that it was found.',
    `why, whether, which, how many, how much, how often, how long, how far, how stale, when, where, who, if, what, root cause, cause, reason, reasons, number, actual, date, there is, the cause, the reason, the root cause, the upstream bug, that`,
  ),
  endStates: list(
    'What follows says how the world is when it is done, or under which condition.',
    `so that, so, such that, when, whenever, if, unless, until, once, before, without, instead of, instead, rather than, in case, as soon as,
     after, while, during, via, using, up to, at least, at most, no more than, more than, less than, fewer than, greater than, older than, longer than, within, by, except, as opposed to, only if, only when, on startup, on boot, as part of, in order to, in favor of, in favour of, where`,
  ),
  relatives: list(
    'Narrows the object down to certain ones.',
    'that, which, whose, who, from, including, like, e.g',
  ),
  states: list(
    'A thing either is so or it is not: somebody can see it.',
    'configurable, optional, idempotent, read-only, mandatory, automatic, public, private, required, redundant, atomic, immutable, asynchronous, async, reversible, unique, stateless, searchable, available, disabled, enabled, independent, single, separate',
  ),
  starters: list(
    'With these even a no has an end: `do not start before …`.',
    'before, unless, until, without',
  ),
  comparisons: list(
    'A comparison without the value at which it is reached.',
    `better, more, deeper, stricter, stronger, faster, easier, harder, clearer, improved, improvements, improvement, greater, higher, lower, smaller,
     safer, quicker, tighter, smoother, closer, cleaner, simpler, earlier, sooner, smarter, broader, wider, less, fewer, robust, resilient, reliable, scalable, visible,
     apparent, efficient, obvious, stringent, best, adequate, sufficient, enough, enhanced, increased, enhancements, timely`,
  ),
  uncompared: list('Before a comparison: then it is none.', 'or, no, any, once, not, one'),
  nounPrepositions: list(
    'After a word that could be a verb: then it is a noun.',
    'of, for, on, in, at, with, about, as, by',
  ),
  people: list(
    'People and groups of people. Participants’ names come with the call.',
    `engineer, engineers, developer, developers, dev, devs, operator, operators, admin, admins, administrator, administrators, sre, sres, on-call, oncall,
     everyone, everybody, anyone, anybody, someone, somebody, nobody, no one, people, folks, humans, human, person, team, teams, manager, managers, staff, technician, technicians,
     reviewer, reviewers, deployer, deployers, maintainer, maintainers, support, he, she, they, you, responder, responders, personnel, colleague, colleagues, member, members, us, ourselves, dba, dbas, instructors, lead, leads`,
  ),
  settings: list(
    'Things with a value: to raise or lower one of them is a change.',
    `timeout, timeouts, interval, intervals, threshold, thresholds, limit, limits, quota, quotas, size, sizes, replicas, memory, ram, cpu, number, ttl, retention,
     frequency, concurrency, rate, amount, count, budget, capacity, parallelism, period, window, delay, weight, priority, level, verbosity, instances, nodes, workers, pool, buffer, an issue, ticket, a ticket, bug, pr, request, a bug, heap`,
  ),
  generics: list(
    'Words that could stand in any list after any incident.',
    `issue, issues, problem, problems, outage, outages, incident, incidents, situation, things, thing, stuff, something, everything, anything, bug, bugs, misconfiguration,
     error, errors, failure, failures, monitoring, alerting, alerts, alert, automation, documentation, docs, process, processes, procedure, procedures, communication, architecture, infrastructure,
     testing, tests, test, system, systems, scenario, event, events, service, services, platform, occurrence, occurrences, solution, solutions, quick, true, paging, dashboards, dashboard, metrics, logging, logs, measures, practices,
     resiliency, resilience, reliability, visibility, same, work, tooling, tools, class, types, type, kind, sort, root, cause, causes, downtime, training, security, performance, all, more, improvements, policies, policy, plan, plans, case, needed, necessary, possible, relevant, required, unclear, important, critical, expected, coming, months, weeks, quarter, year, soon, next, time, works, work, working, properly, correctly, there, can, could, better`,
  ),
  blur: list(
    'Small words that carry no detail.',
    `the, a, an, of, to, for, and, or, in, on, at, with, our, we, is, are, be, been, by, as, it, its, that, which, from, into, was, were, has, have, their, also, not, do, does, up, out, all, any, more, better, how, what, so, if, when, will, should, need, needs, such, these, other, similar, this, future, again, it, caused, causes, happened, happening, happen, happens, same, this, actual, needed, there, can, could, better, properly, correctly, where`,
  ),
  nouns: list(
    'First words that look like verbs but begin a noun when one of the prepositions follows.',
    'access, monitoring, testing, alerting, logging, autoscaling, use, change, limits, documentation, support, training, feedback',
  ),
  connectors: list('Join a second verb to the first.', 'and, or, then, and/or, &, and then, plus'),
}

/** Looked for anywhere in the first sentence. Each is one alternation without nesting, so it runs in linear time. */
export const phrases: Wording['phrases'] = {
  people: {
    why: 'Asks for care, memory or character.',
    pattern:
      /\b(?:be(?:ing)? (?:more |extra |very )?(?:careful|diligent|mindful|attentive|vigilant|cautious|aware|proactive|patient|disciplined|rigorous|thorough|conservative)|more (?:care|caution|attention|diligence|careful|discipline)|(?:exercise|exercising|use|using) (?:more |extra |greater )?(?:care|caution|judge?ment)|pay(?:ing)? (?:more |closer |extra )?attention|(?:remain|stay|keep) (?:calm|vigilant|alert|focused)|(?:is|are) (?:made |fully )?aware|(?:carefully|closely|actively) (?:monitor|watch|track)(?:ing)?|(?:monitor|watch|track)(?:ing)? (?:\w{2,20} ){0,3}closely|common sense|double.?sign|get better at|get used to|best practices?|raise awareness|good idea|never trust|next time|remember to|(?:don't|do not) forget|needs? to (?:learn|know|remember|understand|be trained|be more))\b/i,
  },
  forever: {
    why: 'Nobody can ever see that this is finished.',
    pattern:
      /n't (?:be |get )?\w{2,20} again\b|\b(?:never (?:happens?|occurs?|recurs?)|(?:not|not ever) (?:happen|occur|recur|arise)(?: again)?|(?:happen|occur) again|(?:not|never) (?:be |get )?\w{2,20} again|as (?:they|it) (?:arises?|comes?|occurs?|happens?)|as needed|as necessary|if necessary|where (?:possible|appropriate|necessary)|as (?:much|far) as possible|on an ongoing basis|at all times|that (?:are|is) (?:unclear|relevant|important|needed|necessary|confusing)|the situation$|in general|everything)\b/i,
  },
  hedge: {
    why: 'An idea, not yet a decision.',
    pattern:
      /^(?:something (?:about|like)|maybe|perhaps)\b|\b(?:might (?:be|help|have|also)|could be (?:a|an|useful|helpful|nice|possible)|would (?:be|allow|help|have been|make|let|like to see)|may (?:be|help)|it'?d be|not sure|worth (?:it|a|considering|exploring|investigating|looking|discussing)|nice to have|at some point|some day|someday|tbd|to be (?:discussed|decided|determined)|whether we should|we should discuss|an option|needs? (?:some |more |further )?(?:investigation|discussion|thought|thinking|attention))\b/i,
  },
  problem: {
    why: 'Tells what is wrong, not what will change.',
    pattern:
      /\b(?:(?:is|are|was|were) (?:lacking|missing|broken|not|too|unclear|insufficient|slow|hard|difficult|confusing)|lacks?|there (?:is|are|was|were) no|did not|didn'?t|does not|doesn'?t|do not have|don'?t have)\b/i,
  },
}
