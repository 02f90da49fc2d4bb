import type { Sink } from '#integrations/body-reader.ts'
import { attributesOf, listAt, textAt, valueAt } from '#integrations/json-value.ts'
import { type Moment, momentAt } from '#integrations/moment.ts'
import { branchOf, firstLine, loginOf, repositoryOf, shortSha, sourceOf } from './repository.ts'

export const isPush = (body: unknown) =>
  /^refs\//.test(textAt(body, 'ref') ?? '') &&
  textAt(body, 'after') !== undefined &&
  Array.isArray(valueAt(body, 'commits')) &&
  textAt(body, 'repository', 'full_name') !== undefined

/** A push. GitHub gives its time as the repository's `pushed_at`; a commit's own time is only a stand-in. */
export function translatePush(body: unknown, sink: Sink): void {
  const moment = momentOf(body)
  if (!moment) {
    sink.fail('', 'This push does not say when it happened.')
    return
  }
  const repository = repositoryOf(body, body)
  const [ref, before, after] = ['ref', 'before', 'after'].map((key) => textAt(body, key))
  sink.entry('', {
    key: `github:push:${repository}:${ref}:${before}:${after}`,
    ...moment,
    kind: 'change',
    ...loginOf(valueAt(body, 'sender') ?? valueAt(body, 'pusher')),
    source: sourceOf(repository),
    text: words(body),
    attributes: attributesOf({
      type: 'push',
      repository,
      ref: branchOf(ref),
      sha: shortSha(after),
      commits: listAt(body, 'commits').map((commit) => firstLine(textAt(commit, 'message')) ?? ''),
      url: textAt(body, 'compare'),
    }),
  })
}

function momentOf(body: unknown): Moment | null {
  const pushed = momentAt(body, 'repository', 'pushed_at')
  if (pushed) return pushed
  const committed = momentAt(body, 'head_commit', 'timestamp')
  return committed && { ...committed, precision: 'approx' }
}

function words(body: unknown): string {
  const ref = textAt(body, 'ref') ?? ''
  const what = ref.startsWith('refs/tags/') ? 'tag' : 'branch'
  const name = branchOf(ref) ?? ref
  if (valueAt(body, 'deleted') === true) return `Deleted ${what} ${name}`
  const said = firstLine(textAt(body, 'head_commit', 'message'))
  const commits = listAt(body, 'commits').length
  const head =
    valueAt(body, 'created') === true && (what === 'tag' || commits === 0)
      ? `Created ${what} ${name} (${shortSha(textAt(body, 'after'))})`
      : `${valueAt(body, 'forced') === true ? 'Force-pushed' : 'Pushed'} ${commits === 1 ? '1 commit' : `${commits} commits`} to ${name}`
  return said ? `${head}: ${said}` : head
}
