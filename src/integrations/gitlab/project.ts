import { textAt } from '#integrations/json-value.ts'
import type { ActorKind } from '#timeline/entry.ts'

export const pathOf = (body: unknown) =>
  textAt(body, 'project', 'path_with_namespace') ??
  textAt(body, 'project_name') ??
  textAt(body, 'repository', 'name') ??
  ''

export function sourceOf(body: unknown): string {
  const path = pathOf(body)
  return path ? `GitLab ${path}` : 'GitLab'
}

/** Identifiers count within one GitLab, so its host belongs to every key. */
export function keyOf(body: unknown, ...parts: (string | undefined)[]): string {
  const address = textAt(body, 'project', 'web_url') ?? textAt(body, 'repository', 'homepage') ?? ''
  const host = URL.canParse(address) ? new URL(address).host : ''
  return ['gitlab', host, textAt(body, 'project', 'id') ?? textAt(body, 'project_id'), ...parts].join(':')
}

/** Bots of a project or a group have user names of a fixed form. */
export function userOf(
  name: string | undefined,
  username: string | undefined,
): { actor?: string; actorKind: ActorKind } {
  const bot = /^(?:project|group)_\d+_bot|^ghost$|-bot$/.test(username ?? '')
  const actor = name ?? username
  return actor ? { actor, actorKind: bot ? 'automation' : 'human' } : { actorKind: 'automation' }
}

export const branchOf = (ref: string | undefined) => ref?.replace(/^refs\/(?:heads|tags)\//, '')
export const shortSha = (sha: string | undefined) =>
  sha && /^[0-9a-f]{12,}$/i.test(sha) ? sha.slice(0, 8) : sha
