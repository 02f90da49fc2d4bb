import type { VerbClass, WordList } from '../wording.ts'

const list = (why: string, text: string): WordList => ({
  why,
  words: text
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter(Boolean),
})

/** What a first verb promises. Two or three words are one verb (`look into`); the longest entry wins. */
export const verbs: Record<VerbClass, WordList> = {
  change: list(
    'Something is different afterwards, and somebody else can go and see it.',
    `abort, abstract, accept, activate, adapt, add, adjust, adopt, alarm, alert, allocate, allow, alter, amend, announce,
     annotate, append, apply, architect, archive, arrange, assert, assign, attach, auto-detect, auto-scale, automate, autoscale,
     backfill, backport, back up, backup, ban, batch, block, bound, break, bring back, build, bump, buy, bypass,
     cache, calculate, cancel, canary, cap, capture, catch, change, choose, clarify, clean, clean up, cleanup,
     clear, clone, close, codify, collapse, collect, combine, compare, come up with, commit, compile, compute, configure,
     confirm, connect, consolidate, consume, contribute, convert, copy, correct, cover, create, cut, deactivate,
     decommission, decouple, dedicate, deduplicate, default, define, delete, deny, deploy, deprecate, derive,
     describe, design, destroy, detach, detect, develop, disable, disallow, disconnect, display, dissolve,
     distribute, document, double, downgrade, downscale, draft, drain, draw, drop, dump, duplicate, email, embed,
     emit, employ, enable, encode, encrypt, enforce, establish, exclude, execute, expand, expire, export, expose,
     extend, extract, fail, fail over, failover, file, fill, filter, finish, flag, flush, force, fork, formalise,
     formalize, format, freeze, generate, get rid of, give, gradually roll out, grant, group, guard, halt, halve, handle,
     hard-code, hardcode, harden, hide, hold, hook, hold back, host, ignore, implement, import, include,
     index, inform, initialise, initialize, inject, insert, install, instrument, integrate, intercept, interpolate,
     introduce, make a, make an, invalidate, invoke, isolate, issue, join, kill, label, launch, let, limit, link, list, load, load test, lock,
     log, map, mark, measure, merge, migrate, mirror, mock, modify, mount, move, name, normalise, normalize, notify,
     obtain, offload, open, order, outline, override, overwrite, package, page, parallelise, parallelize,
     parameterise, parameterize, parse, partition, patch, pause, permit, persist, pin, place, plumb, poll,
     populate, port, post, pre-scale, prepare, present, print, produce, prohibit, promote, propagate, protect,
     prototype, provide, provision, prune, publish, pull, puppetise, puppetize, purchase, purge, push, put, query,
     quarantine, raise an issue, randomise, randomize, rate limit, rate-limit, reallocate, rearchitect, rebalance,
     reboot, rebuild, recompute, reconcile, reconfigure, record, recover, recreate, recycle, redeploy, redesign,
     redirect, redistribute, refactor, refresh, refund, refuse, regenerate, register, reimplement, reindex,
     reinstall, reinstate, reject, release, relocate, remove, rename, render, renew, reorder, reorganise,
     reorganize, repair, repartition, rephrase, replace, replicate, replay, repopulate, report, reprocess,
     require, reschedule, reserve, reset, resize, resolve, restart, restore, restrict, restructure, resubmit, retire,
     retrieve, retry, return, reuse, revert, revoke, rewind, rewire, rewrite, rework, roll, roll back, roll out, roll up,
     rotate, route, run, sanitise, sanitize, save, scale, scale down, scale out, scale up, scan, schedule, script,
     seed, segment, segregate, send, separate, serialise, serialize, serve, set, set up, setup, shard, shed, shift,
     ship, show, shorten, shut down, sign, silence, simplify, simulate, skip, spike, spin up, split, stagger,
     standardise, standardize, start, state, stop, store, stress test, stringify, strip, surface, count, fall back, flip, ping, bring up,  submit, subscribe, supply,
     suppress, suspend, swap, switch, sync, synchronise, synchronize, tag, take down, tear down, terminate, test,
     throttle, throw, tidy, tidy up, time out, timebox, trace, transfer, transition, translate, trigger, trim, truncate,
     turn, turn off, turn on, uninstall, unify, unmount, unpin, untangle, unset, update, upgrade, upload, use, utilise, utilize, vendor,
     version, version lock, wait, warn, whitelist, allowlist, blacklist, denylist, wire, withdraw, wrap, write, write up, zip,
     answer, check in, deliver, depool, repool, fence, hook up, quantify, request, respond, sample, size, stub, substitute,
     support, tweak, validate, verify, account for, align timeouts, deduct, increment, decrement, intern`,
  ),
  settle: list(
    'A change, but which one depends wholly on what follows.',
    `achieve, address, bring, check, double check, double-check, complete, do, ensure, ensure that, exercise, fix, formulate, get, guarantee, have, make, make sure, make sure that, modernise,
     modernize, perform, prevent, see to it, secure, solve, sort out, streamline, try, tune, tweak`,
  ),
  watch: list(
    'Watching has no end unless something is to happen at a threshold.',
    'monitor, track, observe, watch, trace down',
  ),
  study: list(
    'Finding out is not yet a result, unless the question has an answer.',
    `analyse, analyze, assess, audit, check out, debug, define whether, determine, diagnose,
     discover, establish whether, evaluate, examine, figure out, find, find out, follow up with, identify, inspect,
     investigate, look up, pinpoint, plan, reinvestigate, re-evaluate, research, review, revisit, root cause, study, test out, troubleshoot, trial, understand, work out`,
  ),
  ask: list(
    'The result is in the hands of somebody else, unless one thing is asked for.',
    `advise, ask, beg, contact, coordinate, engage, get in touch, invite, involve, liaise, meet, nudge, petition, reach out, recommend, sit down,
     suggest, sync up, talk, talk to, talk with, touch base, work together, work with, communicate with, have a talk, have a chat, follow up`,
  ),
  mull: list(
    'Not a commitment: nobody can be finished with thinking about it.',
    `be aware of, brainstorm, conclude, consider, contemplate, debate, dig into, discuss, explore, give thought to, hold a discussion, learn from, look at,
     look deeper, look further, look into, look to, mull over, ponder, reconsider, reflect, rethink, see, see if, see whether,
     see how, talk about, think, think about, think of, think through, weigh, take a look, have a look, come to a conclusion, revive`,
  ),
  hope: list(
    'A direction without a place to arrive at.',
    `accelerate, aid, alleviate, anticipate, avoid, beef up, bolster, boost, bring down, decrease, deepen, diversify, ease, enhance, expedite, fine-tune, widen, narrow, tighten, relax, shrink, lengthen, loosen,
     facilitate, foster, grow, help, improve, increase, invest, lessen, lower, maximise, maximize, minimise, minimize, mitigate,
     optimise, optimize, push forward, push for, raise, reduce, refine, reinforce, speed up, strengthen, strive, step up, support better, sharpen`,
  ),
  'carry-on': list(
    'Going on with something has no end.',
    `carry on, keep track of, look for, look out for, watch for, continue, continue to, go on, keep, keep on, keep an eye, maintain, make progress, proceed, stay, remain, work on, work towards, work through, aim, seek, attempt, endeavour, endeavor, hope`,
  ),
  people: list(
    'People are to know or behave differently; nothing in the system, a tool or a document changes.',
    `agree, align, be, become, beware, coach, communicate, consult, don't, educate, encourage, familiarise, familiarize, follow, get better, learn, mind, obey,
     pay attention, pay more attention, practise, practice, prefer, prioritise, prioritize, raise awareness, react, refamiliarise, refamiliarize, remember,
     remind, share, take care, take more care, teach, train, trust, work, double check before, never`,
  ),
}
