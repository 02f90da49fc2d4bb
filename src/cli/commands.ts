import type { Command } from 'commander'

/** A command: what it does, in a few words, and where the rest of it is. */
export interface Verb {
  summary: string
  load(): Promise<{ define(command: Command): void }>
}

export interface Noun {
  summary: string
  verbs: Record<string, Verb>
}

const verb = (summary: string, load: Verb['load']): Verb => ({ summary, load })

const incident: Record<string, Verb> = {
  create: verb('Declare an incident, or record a past one', () => import('./incident/create.ts')),
  list: verb('List incidents, newest first', () => import('./incident/list.ts')),
  show: verb('Show one incident with its times', () => import('./incident/show.ts')),
  edit: verb('Change an incident', () => import('./incident/edit.ts')),
  delete: verb('Delete an incident; it can be restored for 30 days', () => import('./incident/delete.ts')),
  restore: verb('Bring a deleted incident back', () => import('./incident/restore.ts')),
}

const evidence: Record<string, Verb> = {
  add: verb('Add files as evidence and read them', () => import('./evidence/add.ts')),
  list: verb('List the evidence of an incident', () => import('./evidence/list.ts')),
  show: verb('Show one piece of evidence and what was read from it', () => import('./evidence/show.ts')),
  inspect: verb('Look into evidence before it is read', () => import('./evidence/inspect.ts')),
  read: verb('Read evidence into entries, also in another way', () => import('./evidence/read.ts')),
  cancel: verb('Stop reading; what was read stays', () => import('./evidence/cancel.ts')),
  remove: verb('Take evidence and its entries away', () => import('./evidence/remove.ts')),
  restore: verb('Bring evidence back', () => import('./evidence/restore.ts')),
  download: verb('Save the raw bytes of evidence', () => import('./evidence/download.ts')),
}

const timeline: Record<string, Verb> = {
  list: verb('List everything gathered, or the story', () => import('./timeline/list.ts')),
  add: verb('Add a recollection', () => import('./timeline/add.ts')),
  take: verb('Take entries over into the story', () => import('./timeline/take.ts')),
  mark: verb('Pin a marker: detected, mitigated …', () => import('./timeline/mark.ts')),
  unmark: verb('Take a marker off', () => import('./timeline/unmark.ts')),
  edit: verb('Correct an entry; the original stays', () => import('./timeline/edit.ts')),
}

const review: Record<string, Verb> = {
  open: verb('Open the review of an incident', () => import('./review/open.ts')),
  show: verb('Show a review: notes, insights, factors', () => import('./review/show.ts')),
  note: verb('Write a note', () => import('./review/note.ts')),
  insight: verb('Record something you learned about the system', () => import('./review/insight.ts')),
  factor: verb('Record a contributing factor', () => import('./review/factor.ts')),
  publish: verb('Publish the report as its next version', () => import('./review/publish.ts')),
  withdraw: verb('Withdraw the report; its versions are kept', () => import('./review/withdraw.ts')),
}

const report: Record<string, Verb> = {
  list: verb('List reports published to you', () => import('./report/list.ts')),
  show: verb('Read a report', () => import('./report/show.ts')),
  versions: verb('List the published versions of a report', () => import('./report/versions.ts')),
  export: verb('Save a report as Markdown, HTML or PDF', () => import('./report/export.ts')),
  import: verb('Make an incident and its review from Markdown', () => import('./report/import.ts')),
}

/** Every word that can follow the program's name. */
export const commands: Record<string, Verb | Noun> = {
  setup: verb('Create the first account of a fresh server', () => import('./account/setup.ts')),
  login: verb('Sign in and stay signed in on this machine', () => import('./account/login.ts')),
  logout: verb('Sign out on this machine', () => import('./account/logout.ts')),
  whoami: verb('Show who you are, and where', () => import('./account/whoami.ts')),
  incident: { summary: 'Incidents', verbs: incident },
  evidence: { summary: 'Raw material of an incident', verbs: evidence },
  timeline: { summary: 'Entries, markers and the story', verbs: timeline },
  review: { summary: 'The inquiry into an incident', verbs: review },
  report: { summary: 'Published accounts', verbs: report },
  item: {
    summary: 'Improvement items',
    verbs: {
      add: verb('Add an improvement item', () => import('./item/add.ts')),
      list: verb('List improvement items', () => import('./item/list.ts')),
      edit: verb('Change an item, or bring it to its next state', () => import('./item/edit.ts')),
    },
  },
  person: {
    summary: 'People with an account',
    verbs: {
      list: verb('List people', () => import('./person/list.ts')),
      invite: verb('Invite somebody', () => import('./person/invite.ts')),
    },
  },
  token: {
    summary: 'Your API tokens',
    verbs: {
      create: verb('Make an API token', () => import('./token/create.ts')),
      list: verb('List your API tokens', () => import('./token/list.ts')),
      revoke: verb('Revoke an API token', () => import('./token/revoke.ts')),
    },
  },
  service: {
    summary: 'Services that incidents name',
    verbs: { list: verb('List services', () => import('./service/list.ts')) },
  },
  severity: {
    summary: 'Severity levels',
    verbs: { list: verb('List severity levels, gravest first', () => import('./severity/list.ts')) },
  },
  import: {
    summary: 'What you have already',
    verbs: {
      reviews: verb('Bring reviews you have, or see what is understood', () => import('./import/reviews.ts')),
    },
  },
  search: verb('Find words in everything that you may see', () => import('./search/search.ts')),
  similar: verb('What was like an incident, or like what you see', () => import('./search/similar.ts')),
  durations: verb(
    'How long things took: every incident, and honest figures',
    () => import('./duration/durations.ts'),
  ),
  lint: verb('Ask about the language of reviews, or their items', () => import('./lint/lint.ts')),
  backup: verb('Save everything to one file', () => import('./backup/backup.ts')),
  restore: verb('Replace everything by a backup', () => import('./backup/restore.ts')),
  example: {
    summary: 'The example organisation',
    verbs: {
      load: verb('Load the example beside what is there', () => import('./example/load.ts')),
      remove: verb('Remove the example, and nothing else', () => import('./example/remove.ts')),
    },
  },
  completion: verb('Print completion for your shell', () => import('./completion/completion.ts')),
}

export function isNoun(entry: Verb | Noun): entry is Noun {
  return 'verbs' in entry
}
