import { bodyReader, type Sink } from '#integrations/body-reader.ts'
import { objectAt, textAt } from '#integrations/json-value.ts'
import type { Reader } from '#timeline/reader.ts'
import { translateDeployment, translatePipeline, translateRelease } from './delivery.ts'
import { translatePush } from './push.ts'

const kinds: Record<string, (body: unknown, sink: Sink) => void> = {
  deployment: translateDeployment,
  pipeline: translatePipeline,
  release: translateRelease,
  push: translatePush,
  tag_push: translatePush,
}

function kindOf(body: unknown) {
  const kind = textAt(body, 'object_kind') ?? ''
  const isGitlab = objectAt(body, 'project') ?? objectAt(body, 'repository')
  return isGitlab && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
}

/** GitLab's webhooks about deployments, pipelines, releases, pushes and tags. */
export const gitlab: Reader = bodyReader({
  format: 'gitlab',
  name: 'GitLab bodies',
  reason: 'a deployment, pipeline, release or push as GitLab writes them',
  likeness: (body) => (kindOf(body) ? 0.98 : 0),
  translate: (body, sink) => kindOf(body)?.(body, sink),
})
