import { bodyReader, type Sink } from '#integrations/body-reader.ts'
import { listAt, textAt, valueAt } from '#integrations/json-value.ts'
import type { Reader } from '#timeline/reader.ts'
import {
  isDeployment,
  isDeploymentStatus,
  translateDeployment,
  translateDeploymentStatus,
} from './deployment.ts'
import { isPush, translatePush } from './push.ts'
import { isRelease, translateRelease } from './release.ts'
import { isWorkflowRun, translateWorkflowRun } from './workflow-run.ts'

interface Shape {
  is(body: unknown): boolean
  /** 0 to 1; the REST API's bare resources name no repository, so they are less certain. */
  likeness: number
  translate(body: unknown, sink: Sink): void
}

const inRepository = (body: unknown) => textAt(body, 'repository', 'full_name') !== undefined

/** A status's webhook holds the deployment and maybe a workflow run too, so it comes first. */
const shapes: Shape[] = [
  {
    is: (body) => inRepository(body) && isDeploymentStatus(valueAt(body, 'deployment_status')),
    likeness: 0.98,
    translate: (body, sink) =>
      translateDeploymentStatus(
        valueAt(body, 'deployment_status'),
        '/deployment_status',
        valueAt(body, 'deployment'),
        body,
        sink,
      ),
  },
  {
    is: (body) => inRepository(body) && isDeployment(valueAt(body, 'deployment')),
    likeness: 0.98,
    translate: (body, sink) => translateDeployment(valueAt(body, 'deployment'), '/deployment', body, sink),
  },
  {
    is: (body) =>
      inRepository(body) && textAt(body, 'action') !== undefined && isRelease(valueAt(body, 'release')),
    likeness: 0.98,
    translate: (body, sink) =>
      translateRelease(valueAt(body, 'release'), '/release', textAt(body, 'action') ?? '', body, sink),
  },
  {
    is: (body) => inRepository(body) && isWorkflowRun(valueAt(body, 'workflow_run')),
    likeness: 0.98,
    translate: (body, sink) =>
      translateWorkflowRun(valueAt(body, 'workflow_run'), '/workflow_run', body, sink),
  },
  { is: isPush, likeness: 0.98, translate: translatePush },
  {
    is: isDeployment,
    likeness: 0.9,
    translate: (body, sink) => translateDeployment(body, '', body, sink),
  },
  {
    is: isDeploymentStatus,
    likeness: 0.9,
    translate: (body, sink) => translateDeploymentStatus(body, '', null, body, sink),
  },
  {
    is: isRelease,
    likeness: 0.9,
    translate: (body, sink) => translateRelease(body, '', 'published', body, sink),
  },
  {
    is: (body) => listAt(body, 'workflow_runs').some(isWorkflowRun),
    likeness: 0.9,
    translate: (body, sink) => {
      for (const [index, run] of listAt(body, 'workflow_runs').entries())
        translateWorkflowRun(run, `/workflow_runs/${index}`, body, sink)
    },
  },
]

const shapeOf = (body: unknown) => shapes.find(({ is }) => is(body))

/**
 * GitHub's webhooks about deployments, releases, pushes and workflow runs, and the same resources as the REST
 * API lists them. Webhook and API give one thing the same key.
 */
export const github: Reader = bodyReader({
  format: 'github',
  name: 'GitHub bodies',
  reason: 'a deployment, release, push or workflow run as GitHub writes them',
  likeness: (body) => shapeOf(body)?.likeness ?? 0,
  translate: (body, sink) => shapeOf(body)?.translate(body, sink),
})
