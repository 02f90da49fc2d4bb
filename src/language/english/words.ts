/** Lists of words, parted by space: what the grammar must know to tell a person from a machine. */
const list = (words: string) => words.split(/\s+/).filter(Boolean)

/** Nouns for people, alone or in a group. */
export const people = list(`
  admin admins administrator administrators analyst analysts approver approvers architect architects author authors
  boss bosses caller callers captain captains coder coders colleague colleagues commander commanders committer committers
  consultant consultants contractor contractors contributor contributors coordinator coordinators coworker coworkers crew
  crews dba dbas deployer deployers designer designers dev devs developer developers director directors electrician
  electricians employee employees engineer engineers executive executives expert experts facilitator facilitators folks
  freelancer freelancers human humans intern interns leader leaders
  leadership maintainer maintainers management manager managers member members newcomer newcomers on-call oncall
  on-callers operator operators ops personnel person pilot pilots programmer programmers qa responder responders
  reviewer reviewers scientist scientists sre sres staff staffer staffers steward stewards strategist strategists
  student students submitter superintendent supervisor supervisors support sysadmin sysadmins team teams
  teammate teammates tech-lead technician technicians techs tester testers trainee trainees vendor vendors volunteer
  volunteers watchstander guys guy somebody someone anybody anyone everybody everyone nobody
  no-one duty-manager releaser
  assignee assignees curator curators sheriff sheriffs ic shift shifts
`)

/** Of these, the ones that are software as often as not, when a technical word stands before them. */
export const peopleOrSoftware = list(`
  leader leaders management manager managers member members operator operators ops owner owners pilot support qa
  commander author ic contributor architect analyst steward designer vendor captain coordinator coordinators director shift shifts
`)

/** Words before such a noun that make it software. */
export const technical = list(`
  alarm alert api app application argo aws azure backup boot bucket build cache capacity cert certificate client
  cloud cluster config configuration connection container context crd data database deployment device dns download
  driver event file gke helm host image instance job k8s key kubernetes lifecycle load lock log machine memory message
  metadata network node object package partition password patch pod policy pool postgres process prometheus query queue raft
  redis replica replication request resource rook route rule scheduler script secret server service session
  shard state storage stream subscription system tag task tenant token traffic transaction update upgrade
  vault version virtual volume window windows workflow worker zookeeper quorum region regional ring cdn edge backend frontend
  etcd kafka broker control plane controller-runtime elected arithmetic logical boolean ternary comparison unary concat regex
  search strategy
`)

/** Whoever uses the service. What happens to them is impact, and never blame. */
export const users = list(`
  you user users customer customers client clients consumer consumers subscriber subscribers visitor visitors reader readers
  editor editors player players shopper shoppers tenant tenants guest guests merchant merchants partner partners
  individual individuals instructor instructors people student students researcher researchers educator educators teacher teachers
  citizen citizens patient patients passenger passengers viewer viewers buyer buyers seller sellers
`)

export const pronouns = {
  self: list('i'),
  we: list('we us ourselves'),
  person: list('he she him her'),
  they: list('they them whoever'),
  thing: list(
    'it this who whom that these those which itself something nothing everything anything what one',
  ),
}

/** Given names that are common enough to be known without a list of participants. */
export const givenNames = list(`
  aaron adam adrian agnes ahmed aisha alan albert alejandro alex alexander alexandra alexis alice alicia alison amanda
  amber amir amy ana andrea andreas andrew andy angela anita ann anna anne annie anthony antonio arthur asha ashley barbara ben
  benjamin bernard beth betty bill bob bobby brad brandon brenda brian bridget bruce carl carla carlos carmen carol
  caroline catherine cathy cecilia charles charlie charlotte chen cheryl chloe chris christian christina christine
  christopher cindy claire clara claudia colin connor craig cynthia dan daniel daniela danielle dave david dawn dean debbie
  deborah denis dennis derek diana diane diego dmitri dominic don donald donna doris dorothy doug douglas dylan ed eddie
  edgar eduardo edward elaine elena eli elizabeth ellen emil emily emma eric erica erik erin ethan eva evan evelyn fatima
  felix fernando fiona frank fred gabriel gary george gerald gina giulia gloria gordon greg gregory hannah hans harold
  harry hassan heather heidi helen helena henrik henry howard hugo ian igor ines ingrid irene isaac isabel ivan jack jackie
  jacob jake james jamie jan jana jane janet janice jason javier jay jean jeff jeffrey jen jennifer jenny jeremy jerry jesse jessica
  jill jim jimmy joan joanna joe joel johan johannes john johnny jon jonas jonathan jordan jorge jose joseph josh joshua
  joyce juan judith judy julia julian julie justin karen karin karl kate katherine kathleen kathy katie keith kelly ken kenneth
  kevin kim kimberly klaus kristen kyle lars laura lauren lee lena leo leon leonard linda lisa liz lorenzo louis louise
  lucas lucia lucy luis luke magnus manuel marco margaret maria marie marina mario marion marta martha martin mary mateo
  matt matthew maureen max maya megan mehmet melissa michael michelle miguel mike mohamed mohammed monica nadia nancy naomi
  natalie nathan neil nicholas nick nicole nikhil nina noah nora olga oliver olivia omar oscar otto pablo pamela pat
  patricia patrick paul paula pedro peter phil philip philipp pierre priya rachel rafael rahul raj ralph ray raymond rebecca ricardo
  richard rick rita rob robert roberto robin rodrigo roger roland ron ronald rosa rose ross roy russell ruth ryan sally sam
  samantha samuel sandra sanjay sara sarah scott sean sebastian sergey sergio shane sharon shirley silvia simon sofia sonia
  sophia sophie stefan stella stephanie stephen steve steven stuart sue susan suzanne sven sydney sylvia tanya tara ted
  teresa terry theo theresa thomas tim timothy tina todd tom tommy tony tracy tyler ulrich ursula valerie vanessa veronica
  vera victor victoria vikram vincent virginia vladimir walter wayne wendy wei will william wolfgang xavier yan yuki yusuf yvonne zoe
`)

export const auxiliaries = list(`
  am is are was were be been being has have had having do does did will would shall should can could may might must get
  gets got gotten
`)

export const determiners = list(`
  a an the this that these those my his her its our their your some any no every each another both either neither all
  several many most few such one
`)

export const quantifiers = list(
  'each one some none all both many most several any neither either few two three half majority rest part',
)

export const prepositions = list(`
  of in on at by for from to with without within during after before since until into onto over under between among
  through across against about around behind beside besides despite towards toward upon via per near off than like as
  because due out up down inside outside throughout
`)

/** A new clause begins here, and with it a new subject. */
export const clauseWords = list(`
  because when whenever while if unless although though whereas so once where whether and but or nor yet then that which
  who whom whose why how what until since after before as than however therefore
`)

/** Adverbs that don’t end in -ly. */
export const adverbs = list(`
  also again always almost already away back even ever far fast first hence here instead just later least less maybe more
  most much never next now often once only perhaps quite rather really so sometimes somehow soon still then there thus
  together too twice very well yet therefore however meanwhile otherwise afterwards both easily
`)

export const notAdverbs = list(
  'family supply reply apply early daily weekly monthly nightly hourly yearly friendly likely unlikely anomaly assembly july italy multiply comply rely fly imply reapply ally july poly',
)

/** What takes a hand: done incorrectly, these were done by somebody. Routing and caching are done by machines as well. */
export const handwork = list(`
  set marked configured applied entered deployed assumed removed deleted merged copied typed specified labelled labeled tagged
  added written left enabled disabled chosen selected pasted edited committed pushed released scheduled placed connected wired
  plugged assigned issued executed run ran installed sized provisioned checked approved documented communicated closed switched
  shut turned included omitted excluded pointed commented named mounted targeted triaged diagnosed thought believed concluded presumed interpreted identified
`)

/** Base, past and participle where they are irregular. */
export const irregularVerbs: readonly (readonly [string, string, string])[] = [
  ['be', 'was', 'been'],
  ['become', 'became', 'become'],
  ['begin', 'began', 'begun'],
  ['break', 'broke', 'broken'],
  ['bring', 'brought', 'brought'],
  ['build', 'built', 'built'],
  ['buy', 'bought', 'bought'],
  ['catch', 'caught', 'caught'],
  ['choose', 'chose', 'chosen'],
  ['come', 'came', 'come'],
  ['cost', 'cost', 'cost'],
  ['cut', 'cut', 'cut'],
  ['do', 'did', 'done'],
  ['draw', 'drew', 'drawn'],
  ['drive', 'drove', 'driven'],
  ['fall', 'fell', 'fallen'],
  ['find', 'found', 'found'],
  ['forget', 'forgot', 'forgotten'],
  ['forget', 'forgot', 'forgot'],
  ['get', 'got', 'got'],
  ['give', 'gave', 'given'],
  ['go', 'went', 'gone'],
  ['have', 'had', 'had'],
  ['hear', 'heard', 'heard'],
  ['hit', 'hit', 'hit'],
  ['hold', 'held', 'held'],
  ['keep', 'kept', 'kept'],
  ['know', 'knew', 'known'],
  ['lead', 'led', 'led'],
  ['leave', 'left', 'left'],
  ['let', 'let', 'let'],
  ['lose', 'lost', 'lost'],
  ['make', 'made', 'made'],
  ['mean', 'meant', 'meant'],
  ['meet', 'met', 'met'],
  ['misread', 'misread', 'misread'],
  ['misunderstand', 'misunderstood', 'misunderstood'],
  ['overlook', 'overlooked', 'overlooked'],
  ['oversee', 'oversaw', 'overseen'],
  ['pay', 'paid', 'paid'],
  ['put', 'put', 'put'],
  ['read', 'read', 'read'],
  ['run', 'ran', 'run'],
  ['say', 'said', 'said'],
  ['see', 'saw', 'seen'],
  ['send', 'sent', 'sent'],
  ['set', 'set', 'set'],
  ['show', 'showed', 'shown'],
  ['shut', 'shut', 'shut'],
  ['speak', 'spoke', 'spoken'],
  ['spend', 'spent', 'spent'],
  ['split', 'split', 'split'],
  ['take', 'took', 'taken'],
  ['teach', 'taught', 'taught'],
  ['tell', 'told', 'told'],
  ['think', 'thought', 'thought'],
  ['throw', 'threw', 'thrown'],
  ['undo', 'undid', 'undone'],
  ['understand', 'understood', 'understood'],
  ['wake', 'woke', 'woken'],
  ['write', 'wrote', 'written'],
]
