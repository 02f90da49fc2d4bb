import { textAt } from '#integrations/json-value.ts'
import type { ActorKind } from '#timeline/entry.ts'

/** The repository that a body is about: named, or in the address of one of its resources. */
export function repositoryOf(body: unknown, resource: unknown): string {
  const named = textAt(body, 'repository', 'full_name') ?? textAt(resource, 'repository', 'full_name')
  if (named) return named
  for (const key of ['url', 'html_url', 'repository_url', 'deployment_url']) {
    const address = textAt(resource, key)
    const path = address && URL.canParse(address) ? new URL(address).pathname : ''
    const found =
      /^\/(?:api\/v3\/)?repos\/([^/]+\/[^/]+)/.exec(path) ?? /^\/([^/]+\/[^/]+)\/releases\//.exec(path)
    if (found?.[1]) return found[1]
  }
  return ''
}

export const sourceOf = (repository: string) => (repository ? `GitHub ${repository}` : 'GitHub')

/** A user, or one of the bots that GitHub marks as such. */
export function loginOf(user: unknown): { actor?: string; actorKind: ActorKind } {
  const login = textAt(user, 'login') ?? textAt(user, 'name')
  if (!login) return { actorKind: 'automation' }
  const bot = textAt(user, 'type') === 'Bot' || login.endsWith('[bot]')
  return { actor: login, actorKind: bot ? 'automation' : 'human' }
}

export const shortSha = (sha: string | undefined) =>
  sha && /^[0-9a-f]{12,}$/i.test(sha) ? sha.slice(0, 7) : sha

export const branchOf = (ref: string | undefined) => ref?.replace(/^refs\/(?:heads|tags)\//, '')

/** `main (abc1234)`; only the commit where that is what the ref says too. */
export function refWords(ref: string | undefined, sha: string | undefined): string {
  const [branch, commit] = [branchOf(ref), shortSha(sha)]
  if (!branch || branch === sha) return commit ?? 'a commit'
  return commit ? `${branch} (${commit})` : branch
}

export const firstLine = (text: string | undefined) => text?.trim().split('\n', 1)[0]?.trim()
