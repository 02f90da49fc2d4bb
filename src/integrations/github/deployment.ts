import type { Sink } from '#integrations/body-reader.ts'
import { attributesOf, textAt, valueAt } from '#integrations/json-value.ts'
import { momentAt } from '#integrations/moment.ts'
import { branchOf, loginOf, refWords, repositoryOf, shortSha, sourceOf } from './repository.ts'

export const isDeployment = (value: unknown) =>
  ['id', 'sha', 'ref', 'task', 'environment', 'created_at'].every((key) => textAt(value, key) !== undefined)

export const isDeploymentStatus = (value: unknown) =>
  ['id', 'state', 'created_at'].every((key) => textAt(value, key) !== undefined) &&
  /\/deployments\/\d+/.test(textAt(value, 'deployment_url') ?? textAt(value, 'url') ?? '')

/** A deployment as somebody asked for it. */
export function translateDeployment(deployment: unknown, pointer: string, body: unknown, sink: Sink): void {
  const moment = momentAt(deployment, 'created_at')
  if (!moment) {
    sink.fail(pointer, 'This deployment does not say when it was created.')
    return
  }
  const description = textAt(deployment, 'description')
  sink.entry(pointer, {
    key: `github:deployment:${textAt(deployment, 'id')}`,
    ...moment,
    kind: 'change',
    ...loginOf(valueAt(deployment, 'creator')),
    source: sourceOf(repositoryOf(body, deployment)),
    text: `Deployment of ${deploymentWords(deployment)} requested${description ? `: ${description}` : ''}`,
    attributes: deploymentAttributes(deployment, body),
  })
}

const states: Record<string, string> = {
  in_progress: 'in progress',
  success: 'succeeded',
  failure: 'failed',
  error: 'ended with an error',
  inactive: 'replaced',
}

/** How a deployment goes on; the webhook brings the deployment along, the REST API does not. */
export function translateDeploymentStatus(
  status: unknown,
  pointer: string,
  deployment: unknown,
  body: unknown,
  sink: Sink,
): void {
  const moment = momentAt(status, 'created_at')
  if (!moment) {
    sink.fail(pointer, 'This deployment status does not say when it was set.')
    return
  }
  const state = textAt(status, 'state') ?? 'unknown'
  const said = Object.hasOwn(states, state) ? states[state] : state
  const description = textAt(status, 'description')
  const environment = textAt(status, 'environment')
  const what = deployment ? deploymentWords(deployment, environment) : environment ? `to ${environment}` : ''
  sink.entry(pointer, {
    key: `github:deployment_status:${textAt(status, 'id')}`,
    ...moment,
    kind: 'change',
    ...loginOf(valueAt(status, 'creator')),
    source: sourceOf(repositoryOf(body, status)),
    text: `Deployment ${deployment ? 'of ' : ''}${what} ${said}${description ? `: ${description}` : ''}`.replace(
      / {2}/,
      ' ',
    ),
    attributes: {
      ...deploymentAttributes(deployment, body),
      ...attributesOf({ type: 'deployment_status', state, environment, url: urlOf(status) }),
    },
  })
}

const urlOf = (status: unknown) =>
  textAt(status, 'environment_url') ?? textAt(status, 'log_url') ?? textAt(status, 'target_url')

function deploymentWords(deployment: unknown, environment = textAt(deployment, 'environment')): string {
  const task = textAt(deployment, 'task')
  const what = refWords(textAt(deployment, 'ref'), textAt(deployment, 'sha'))
  return `${what}${task && task !== 'deploy' ? ` (${task})` : ''} to ${environment ?? 'an environment'}`
}

function deploymentAttributes(deployment: unknown, body: unknown) {
  return attributesOf({
    type: 'deployment',
    repository: repositoryOf(body, deployment),
    environment: textAt(deployment, 'environment'),
    ref: branchOf(textAt(deployment, 'ref')),
    sha: shortSha(textAt(deployment, 'sha')),
    deployment: textAt(deployment, 'id'),
    url: textAt(deployment, 'url'),
  })
}
