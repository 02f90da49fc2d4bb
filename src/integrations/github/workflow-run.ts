import type { Sink } from '#integrations/body-reader.ts'
import { attributesOf, textAt, valueAt } from '#integrations/json-value.ts'
import { momentAt } from '#integrations/moment.ts'
import { firstLine, loginOf, refWords, repositoryOf, shortSha, sourceOf } from './repository.ts'

export const isWorkflowRun = (value: unknown) =>
  ['id', 'run_number', 'head_sha', 'status', 'created_at'].every((key) => textAt(value, key) !== undefined) &&
  textAt(value, 'workflow_id') !== undefined

/** A run of GitHub Actions, when it was asked for, began or ended. */
export function translateWorkflowRun(run: unknown, pointer: string, body: unknown, sink: Sink): void {
  const status = textAt(run, 'status') ?? ''
  const completed = status === 'completed'
  const moment = completed
    ? momentAt(run, 'updated_at')
    : (momentAt(run, 'run_started_at') ?? momentAt(run, 'created_at'))
  if (!moment) {
    sink.fail(pointer, 'This workflow run has no time.')
    return
  }
  const repository = repositoryOf(body, run)
  const name = textAt(run, 'name') ?? textAt(body, 'workflow', 'name') ?? 'Workflow'
  const outcome = completed ? (textAt(run, 'conclusion') ?? 'completed') : status.replaceAll('_', ' ')
  const title = firstLine(textAt(run, 'display_title') ?? textAt(run, 'head_commit', 'message'))
  const key = `github:workflow_run:${textAt(run, 'id')}:${textAt(run, 'run_attempt') ?? '1'}:${status}`
  sink.entry(pointer, {
    key,
    ...moment,
    kind: 'change',
    ...loginOf(valueAt(run, 'triggering_actor') ?? valueAt(run, 'actor') ?? valueAt(body, 'sender')),
    source: sourceOf(repository),
    text: `${name} on ${refWords(textAt(run, 'head_branch'), textAt(run, 'head_sha'))}: ${outcome}${title ? ` — ${title}` : ''}`,
    attributes: attributesOf({
      type: 'workflow_run',
      repository,
      ref: textAt(run, 'head_branch'),
      sha: shortSha(textAt(run, 'head_sha')),
      status,
      conclusion: textAt(run, 'conclusion'),
      event: textAt(run, 'event'),
      number: textAt(run, 'run_number'),
      url: textAt(run, 'html_url'),
    }),
  })
}
