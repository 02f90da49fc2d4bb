import { describe, expect, test } from 'vitest'
import type { ReportSources } from '../assemble.ts'
import { mannerFor } from './manner-of-speaking.ts'

const line = (actor: string, actorKind: string) => ({ entry: { actor, actorKind } })
const sources = {
  incident: {
    roles: [
      { name: 'Priya Sharma', role: 'Incident Commander' },
      { name: 'Priya Sharma', role: 'Scribe' },
    ],
    teams: [{ id: '', name: 'Shop platform' }],
  },
  story: [
    line('Priya Sharma', 'human'),
    line('test', 'human'),
    line('Marco Rossi', 'human'),
    line('deploy-bot', 'automation'),
    line('Alice Customer', 'customer'),
  ],
  items: [{ owner: 'Noor Haddad', proof: null }],
} as unknown as ReportSources

describe('how a report speaks of people', () => {
  test('by role: whoever the incident names', () => {
    const manner = mannerFor(sources, 'roles')
    expect(manner.words('Priya asked Marco and Noor; Alice Customer had called.')).toBe(
      'The Incident Commander asked a responder and a responder; the customer had called.',
    )
    expect(manner.words('test: look\nand test it')).toBe('A responder: look\nand test it')
    expect(manner.who('Priya Sharma', 'human')).toBe('Incident Commander')
    expect(manner.who('test', 'human')).toBe('Responder')
    expect(manner.who('deploy-bot', 'automation')).toBe('deploy-bot')
    expect(manner.who('Alice Customer', 'customer')).toBe('Customer')
    expect(manner.roles(sources.incident.roles)).toEqual([
      { role: 'Incident Commander', name: null },
      { role: 'Scribe', name: null },
    ])
  })

  test('a report that was told by role and imported again says the same again', () => {
    const imported = {
      incident: { ...sources.incident, roles: [{ name: 'Operations Lead', role: 'Operations Lead' }] },
      story: [line('Operations Lead', 'human'), line('Responder', 'human'), line('Customer', 'customer')],
      items: [{ owner: 'Shop platform', proof: { who: 'Operations Lead' } }],
    } as unknown as ReportSources
    const manner = mannerFor(imported, 'roles')
    const told =
      'The Operations Lead and a responder looked at operations; a customer called the shop platform.'
    expect(manner.words(told)).toBe(told)
    for (const who of ['Operations Lead', 'Responder', 'Shop platform'])
      expect(manner.who(who, 'human')).toBe(who)
    expect(manner.who('Customer', 'customer')).toBe('Customer')
  })

  test('by name: everything as it was said', () => {
    const manner = mannerFor(sources, 'names')
    expect(manner.words('Priya asked Marco.')).toBe('Priya asked Marco.')
    expect(manner.who('Priya Sharma', 'human')).toBe('Priya Sharma')
    expect(manner.roles(sources.incident.roles)[0]).toEqual({
      role: 'Incident Commander',
      name: 'Priya Sharma',
    })
  })
})
