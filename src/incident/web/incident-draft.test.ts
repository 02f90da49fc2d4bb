import { describe, expect, it } from 'vitest'
import { emptyDraft, toSend } from './incident-draft.ts'

const now = new Date('2026-03-01T14:00:00Z')
const draft = { ...emptyDraft, title: 'Checkout rejects cards', severity: 'SEV-2' }

describe('toSend', () => {
  it('declares what is happening as of now', () => {
    expect(toSend(draft, now).times).toEqual({ declared: '2026-03-01T14:00:00.000Z' })
  })

  it('takes the times somebody gave over its own', () => {
    const times = { declared: '2026-03-01T13:30:00Z', detected: '2026-03-01T13:20:00Z' }
    expect(toSend({ ...draft, times }, now).times).toEqual(times)
  })

  it('invents no time for a past incident or a near miss', () => {
    expect(toSend({ ...draft, when: 'past' }, now).times).toEqual({})
    expect(toSend({ ...draft, nearMiss: true }, now)).toMatchObject({ kind: 'near-miss', times: {} })
  })

  it('sends roles without what is only shown', () => {
    const roles = [{ role: 'Scribe', name: 'Ada', shown: 'Ada' }]
    expect(toSend({ ...draft, roles }, now).roles).toEqual([{ role: 'Scribe', name: 'Ada' }])
  })
})
