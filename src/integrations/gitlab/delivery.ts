import type { Sink } from '#integrations/body-reader.ts'
import { attributesOf, textAt } from '#integrations/json-value.ts'
import { momentAt } from '#integrations/moment.ts'
import { branchOf, keyOf, pathOf, shortSha, sourceOf, userOf } from './project.ts'

const user = (body: unknown) => userOf(textAt(body, 'user', 'name'), textAt(body, 'user', 'username'))

/** A deployment's change of status. GitLab before version 14 sends no time with it. */
export function translateDeployment(body: unknown, sink: Sink): void {
  const moment = momentAt(body, 'status_changed_at')
  const status = textAt(body, 'status') ?? 'unknown'
  if (!moment) {
    sink.fail('', 'GitLab does not say when this deployment happened.')
    return
  }
  const id = textAt(body, 'deployment_id') ?? textAt(body, 'deployable_id')
  const environment = textAt(body, 'environment') ?? 'an environment'
  const [ref, sha] = [branchOf(textAt(body, 'ref')), textAt(body, 'short_sha')]
  const what = ref && sha ? `${ref} (${sha})` : (ref ?? sha ?? 'a commit')
  const title = textAt(body, 'commit_title')
  sink.entry('', {
    key: keyOf(body, 'deployment', id, status),
    ...moment,
    kind: 'change',
    ...user(body),
    source: sourceOf(body),
    text: `Deployment of ${what} to ${environment}: ${status}${title ? ` — ${title}` : ''}`,
    attributes: attributesOf({
      type: 'deployment',
      project: pathOf(body),
      environment,
      tier: textAt(body, 'environment_tier'),
      status,
      ref,
      sha,
      url: textAt(body, 'deployable_url'),
    }),
  })
}

/** A pipeline's change of status: the end when it has one, else its creation. */
export function translatePipeline(body: unknown, sink: Sink): void {
  const path = 'object_attributes'
  const moment = momentAt(body, path, 'finished_at') ?? momentAt(body, path, 'created_at')
  if (!moment) {
    sink.fail(`/${path}`, 'This pipeline has no time.')
    return
  }
  const status = textAt(body, path, 'status') ?? 'unknown'
  const ref = branchOf(textAt(body, path, 'ref'))
  const sha = shortSha(textAt(body, path, 'sha'))
  const commit =
    textAt(body, 'commit', 'title') ?? textAt(body, 'commit', 'message')?.trim().split('\n', 1)[0]
  sink.entry(`/${path}`, {
    key: keyOf(body, 'pipeline', textAt(body, path, 'id'), status),
    ...moment,
    kind: 'change',
    ...user(body),
    source: sourceOf(body),
    text: `Pipeline on ${ref ?? 'a commit'}${sha ? ` (${sha})` : ''}: ${status}${commit ? ` — ${commit}` : ''}`,
    attributes: attributesOf({
      type: 'pipeline',
      project: pathOf(body),
      status,
      ref,
      sha,
      trigger: textAt(body, path, 'source'),
      url: textAt(body, path, 'url'),
    }),
  })
}

/** A release; GitLab says when it was released, but not when it was changed or deleted. */
export function translateRelease(body: unknown, sink: Sink): void {
  const action = textAt(body, 'action') ?? 'create'
  const moment = action === 'create' ? (momentAt(body, 'released_at') ?? momentAt(body, 'created_at')) : null
  if (!moment) {
    sink.fail('', `GitLab does not say when this release was ${action}d.`)
    return
  }
  const [tag, name] = [textAt(body, 'tag') ?? '', textAt(body, 'name')]
  sink.entry('', {
    key: keyOf(body, 'release', textAt(body, 'id') ?? tag, action),
    ...moment,
    kind: 'change',
    ...userOf(undefined, undefined),
    source: sourceOf(body),
    text: `Release ${tag} published${name && name !== tag ? `: ${name}` : ''}`,
    attributes: attributesOf({
      type: 'release',
      project: pathOf(body),
      tag,
      sha: shortSha(textAt(body, 'commit', 'id')),
      notes: textAt(body, 'description')?.split('\n', 1)[0],
      url: textAt(body, 'url'),
    }),
  })
}
