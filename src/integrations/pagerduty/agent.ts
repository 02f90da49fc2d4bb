import { textAt } from '#integrations/json-value.ts'
import type { ActorKind } from '#timeline/entry.ts'

/** Who did something, as PagerDuty refers to users, services and integrations. */
export function agentOf(agent: unknown): { actor?: string; actorKind: ActorKind } {
  const type = textAt(agent, 'type') ?? ''
  const name = textAt(agent, 'summary') ?? textAt(agent, 'name')
  return name === undefined
    ? { actorKind: kindOf(type, agent) }
    : { actor: name, actorKind: kindOf(type, agent) }
}

function kindOf(type: string, agent: unknown): ActorKind {
  if (/^user(?:_reference)?$/.test(type)) return 'human'
  if (/bot|workflow|rule|automation/.test(type)) return 'automation'
  // Version 1 names people without a type, but with their address.
  return textAt(agent, 'email') ? 'human' : 'system'
}
