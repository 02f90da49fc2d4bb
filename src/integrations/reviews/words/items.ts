import type { ItemState } from '../reading.ts'

/** Words for the state of an item, as a whole cell or label says them. */
const stateWords: Record<ItemState, string> = {
  done: 'done|completed?|fixed|closed|resolved|finished|merged|deployed|shipped|implemented|yes|released|solved|y$|x$|🟢|✅|☑️?|✔️?|✓|:white_check_mark:|:heavy_check_mark:|:check:|:done:|\\(tick\\)|\\[x\\]',
  'in-progress':
    'in[ -]?progress|on[ -]?going|ongoing|started|wip|doing|in review|in development|under development|in work|being (?:done|implemented|developed)|under ?way|partly done|partially (?:done|complete)|partial|active|scheduled|pending review|underway|being worked on|🟡|🟠|🚧|🔄|⏳|:construction:',
  declined:
    "declined|rejected|won[’']?t ?(?:do|fix)|wontfix|cancell?ed|dropped|abandoned|invalid|not planned|obsolete|duplicate|failed|superseded|deferred|no longer (?:needed|relevant)|❌|:x:",
  open: 'open|to[ -]?do|todo|not started|in planning|planning|planned|under development|in design|scheduled|unresolved|pending|planned|new|backlog|tbd|unassigned|proposed|not done|outstanding|accepted|needs triage|assigned|waiting|planning|in planning|in design|design|blocked|on hold|untriaged|(?:in |under )?discussion|under consideration|not assigned|noted|no?$|🔴|⚪|☐|⬜|\\[ ?\\]',
}

const states = Object.entries(stateWords).map(([state, words]) => ({
  state: state as ItemState,
  whole: new RegExp(`^[\\s*_(\\[{"]*(?:${words})(?:\\b|(?=\\W)|$)`, 'iu'),
}))

/** The state that a cell or the words behind “Status:” say; words count before a picture in front of them. */
export function stateCalled(words: string): ItemState | null {
  const said = words.slice(0, 60)
  const plain = said.replace(/^(?:\p{Extended_Pictographic}|\ufe0f|\s)+/u, '')
  return stateOf(plain) ?? stateOf(said) ?? null
}

const stateOf = (words: string) => states.find(({ whole }) => whole.test(words))?.state

const groupState =
  /^(?:already )?(done|completed?|implemented|in[ -]progress|on-?going|planned|open|outstanding|pending|to[ -]?do|declined)(?: (?:actions?|items?|tasks?|improvements?|measures?|steps?|work))?$/i

/** The state that the heading of a group says of its items: “In progress”, “Immediate actions (completed)”. */
export function stateOfGroup(heading: string): ItemState | null {
  const said = [heading, ...(heading.match(/(?<=[([])[^()[\]]{3,40}(?=[)\]])/g) ?? [])]
  const state = said
    .map((words) => groupState.exec(words.split(/ [-–—] /)[0]?.trim() ?? '')?.[1])
    .find(Boolean)
  return state ? stateCalled(state) : null
}

const strong =
  "done|completed|complete|fixed|closed|resolved|pending|deferred|proposed|backlog|in[ -]progress|on-?going|wip|todo|to do|declined|won’t fix|wontfix|won't fix|not started|in planning|planning|planned|under development|in design|scheduled|unresolved|merged|cancelled|not done"

/** A state and nothing else, as brackets hold it. */
export const bracketedState = new RegExp(`^(?:${strong}|open|not done)$`, 'i')
/** `… – DONE`, `(done)`, `[in progress]` at the end of an item. */
export const stateAtEnd = new RegExp(
  `(?:\\s[-–—:]+\\s?|\\s*[([{]\\s?|\\s)(?:\\*{2})?(?:(?:status|state)[: ]+)?((?:not |partly |partially )?(?:${strong}))(?:\\*{2})?(?:[^\\n()[\\]]{0,40})?[)\\]}]?\\.?\\s*$`,
  'i',
)
/** `Fix the lock — ✅ DONE 2026-06-16. It was worn.` */
export const stateInMidst =
  /\s[-–—]\s*(?:(?:✅|☑️?|✔️?|❌|🚧|⏳|🔄)\s*)?(DONE|COMPLETED?|FIXED|IN PROGRESS|PENDING|TODO|WIP|OPEN|CLOSED|MERGED|DEPLOYED|SHIPPED|DECLINED)\b(?:\s\(?\d{4}-\d\d-\d\d\)?)?(?:[.,:;]\s+|\s*$)/
/** In capitals alone, or in brackets, behind nothing that parts it: `… [#7063](…) DONE`. */
export const loudStateAtEnd =
  /\s(Done|In [Pp]rogress|Not done|Declined|On-?going|DONE|TODO|WIP|IN PROGRESS|COMPLETED|CLOSED|FIXED|MERGED|DECLINED)\s*$/
/** `DONE: …`, `[done] …`, `(Done) …`, `✅ …` at its beginning. */
export const stateAtStart = new RegExp(
  `^[\\s*_]*(?:[([{]\\s?(${strong})\\s?[)\\]}][\\s:*_–—-]*|(done|todo|completed|fixed|in progress)\\s?[:–—-]\\s+)`,
  'i',
)
/** In capitals, or as the first word before another: `DONE …`, `In progress …`. */
export const loudStateAtStart =
  /^[\s*_]*(?:(DONE|TODO|WIP|FIXED|COMPLETED|IN PROGRESS)[\s:*_–—-]+|(Done|In progress|Declined|Not done|Unresolved)\s(?=\p{L}))/u
export const markAtStart =
  /^[\s*_]*(✅|☑️?|✔️?|✓|❌|☐|⬜|🚧|⏳|:white_check_mark:|:heavy_check_mark:|:x:|:construction:)\s*/u
export const markAtEnd = /\s*(✅|☑️?|✔️?|✓|❌|🚧|:white_check_mark:|:heavy_check_mark:|:x:)\s*$/u
/** `Status: Done - …`, `… (Status: open)`. */
export const statedState =
  /(?:^|[\s([;,.|–—-])[*_]{0,2}(?:status|state)[*_]{0,2}\s*[:=][*_\s]*([^\n;|()\]]{2,40})/i

export const ownerColumn =
  /^(?:owners?|assignees?|assigned(?: to)?|who|responsible(?: (?:person|team|party))?|dri|lead|person|people|team|owner\/team|owning team|(?:action|task|item) owner|accountable|assigned (?:team|owner)|point person|driver|name|by|poc)$/i
export const stateColumn =
  /^(?:(?:current |action )?status|state|done\??|progress|completed\??|resolution|outcome)$/i
export const linkColumn =
  /^(?:related items?|exported to|tickets?|issues?|bugs?|links?|jira|url|tracking(?: (?:bug|issue|ticket|link))?|pr|prs|github|ticket link|issue link|reference|phabricator|tasks? link|tracker|jira(?: (?:ticket|issue|link))?|ticket number|id|key)$/i
export const textColumn =
  /^(?:action(?: items?)?|actions|items?|text|description|tasks?|what|summary|title|to ?do|improvement|follow[ -]?up|recommendations?|corrective actions?|preventive actions?|action required|action to (?:be )?taken?|measures?|details|remediation|work item|next steps?|activity|corrective action)$/i

/** Headings of groups that are no people: a word of these, or one that ends like an activity. */
export const groupWords =
  /\b(?:process|policy|public|endpoints?|infra|api|errata|short|long|medium|mid|term|immediate|urgent|mitigate|prevent|detect|general|team|other|misc|technical|upstream|tasks?|todo|done|tooling|docs|software|hardware|code|config|database|backend|frontend|infrastructure|alerts?|dashboards?|tests?|hub|priority|high|low|medium|now|next|later|future|actions?|items?|high|critical|p[0-4]|quick|safety|hygiene|redundancy|rules?|alarms?|budgets?|checks?|guards?|jobs?|lint|wins?|fixes|changes|improvements?|questions?|notes?|status|state|type|result|outcome|reason|scope|both|people|tools?|security|network|data|cluster|quick)\b|(?:ing|tion|tions|ment|ments|ity|ance|ence|ness|ture|ware|bility)$/i
/** “Action point: …” in the midst of a story. */
export const announcedItem =
  /^[\s*_]*(?:action(?: (?:point|item))?|follow-?up action)[*_]*\s?:[*_]*\s+(?=\S)/i
/** No item at all. */
export const noItem =
  /^(?:none|n\/?a|tbd|todo|tbc|nothing|no actions?(?: items?)?|-+|…|\.{2,}|see above|to be (?:added|completed|determined|filled in)|<.{0,200}>|\$\{[^{}]{0,120}\}|\{{1,2}[^{}]{0,40}\}{1,2})\W*$/i
/** Words around items that announce or excuse. */
export const aroundItems =
  /^(?:best|regards|sincerely|thanks|cheers|yours)(?: regards)?,|^(?:powered by|have more questions|was this article)\b|\b(?:apologi[sz]e|sorry for|provide feedback|taking our survey|in this case,? this includes|continuously taking steps|following (?:actions|steps|improvements|items|tasks|changes)|as follows|for more information|please (?:help|refer|see|read|note|add))\b|^NOTE:|^(?:see|note)\b.{0,60}$|list of|:$/i
/** Sentences that say what will be done. */
export const intention =
  /\b(?:will|plan(?:s|ned|ning)? to|going to|should|need(?:s)? to|must|intend|aim to|are (?:now )?(?:working|investigating|reviewing|improving|adding|implementing|evaluating)|’ll|committed to)\b/i

/** What companies print behind the last item. */
export const behindItems =
  /\s*\b(?:Provide feedback|Was this (?:incident|post|page) (?:helpful|useful)|Stay informed|Please help us improve)\b[\s\S]*$/
