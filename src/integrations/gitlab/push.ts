import type { Sink } from '#integrations/body-reader.ts'
import { attributesOf, listAt, textAt } from '#integrations/json-value.ts'
import { type Moment, momentAt } from '#integrations/moment.ts'
import { branchOf, keyOf, pathOf, shortSha, sourceOf, userOf } from './project.ts'

const nothing = /^0+$/

/** A push of a branch or a tag. GitLab does not say when it came; its newest commit is the closest that is known. */
export function translatePush(body: unknown, sink: Sink): void {
  const moment = newestCommit(body)
  if (!moment) {
    sink.fail('', 'GitLab does not say when this push happened, and it brings no commits.')
    return
  }
  const [ref, before, after] = ['ref', 'before', 'after'].map((key) => textAt(body, key))
  sink.entry('', {
    key: keyOf(body, 'push', ref, before, after),
    ...moment,
    precision: 'approx',
    kind: 'change',
    ...userOf(textAt(body, 'user_name'), textAt(body, 'user_username')),
    source: sourceOf(body),
    text: words(body),
    attributes: attributesOf({
      type: textAt(body, 'object_kind'),
      project: pathOf(body),
      ref: branchOf(ref),
      sha: shortSha(after),
      commits: listAt(body, 'commits').map((commit) => textAt(commit, 'title') ?? textAt(commit, 'message')),
      url: textAt(body, 'project', 'web_url'),
    }),
  })
}

function newestCommit(body: unknown): Moment | null {
  const moments = listAt(body, 'commits').map((commit) => momentAt(commit, 'timestamp'))
  return moments.reduce(
    (newest, moment) => (moment && (!newest || moment.at > newest.at) ? moment : newest),
    null,
  )
}

function words(body: unknown): string {
  const ref = textAt(body, 'ref') ?? ''
  const tag = ref.startsWith('refs/tags/')
  const name = branchOf(ref) ?? ref
  const commits = Number(textAt(body, 'total_commits_count') ?? listAt(body, 'commits').length)
  const last = listAt(body, 'commits').at(-1)
  const said = textAt(last, 'title') ?? textAt(last, 'message')?.split('\n', 1)[0]
  if (nothing.test(textAt(body, 'after') ?? '')) return `Deleted ${tag ? 'tag' : 'branch'} ${name}`
  const head = tag
    ? `Created tag ${name}`
    : `Pushed ${commits === 1 ? '1 commit' : `${commits} commits`} to ${name}`
  return said ? `${head}: ${said}` : head
}
