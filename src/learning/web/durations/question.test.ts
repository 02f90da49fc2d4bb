import { describe, expect, it } from 'vitest'
import { queryOf, questionOf } from './question.ts'

describe('the question in an address', () => {
  it('is about the time to stop the impact when it says nothing', () => {
    expect(questionOf({})).toEqual({ duration: 'ttm' })
  })

  it('leaves out what is not one of ours', () => {
    expect(
      questionOf({
        duration: 'mttr',
        from: 'yesterday',
        to: '2026-13-40',
        compare: 'other',
        mean: 'perhaps',
      }),
    ).toEqual({ duration: 'ttm' })
  })

  it('knows kinds', () => {
    expect(questionOf({ kind: 'near-miss' })).toEqual({ duration: 'ttm', kind: 'near-miss' })
    expect(questionOf({ kind: 'drill' })).toEqual({ duration: 'ttm' })
  })

  it('compares only from a first day on', () => {
    expect(questionOf({ compare: 'previous' })).toEqual({ duration: 'ttm' })
    expect(questionOf({ compare: 'previous', from: '2026-01-01' })).toEqual({
      duration: 'ttm',
      from: '2026-01-01',
      compare: 'previous',
    })
  })
})

describe('the same as the API takes it', () => {
  it('days begin by the clocks of the viewer, and the last one is included', () => {
    const question = { duration: 'ttd', from: '2026-03-01', to: '2026-03-31' }
    expect(queryOf(question, 'Europe/Berlin')).toEqual({
      duration: 'ttd',
      from: '2026-02-28T23:00:00.000Z',
      to: '2026-03-31T22:00:00.000Z',
    })
  })

  it('a year earlier are the same days', () => {
    const question = { duration: 'ttd', from: '2026-03-01', to: '2026-03-31', compare: 'year' } as const
    expect(queryOf(question, 'UTC')).toMatchObject({
      compare: '2025-03-01T00:00:00.000Z..2025-04-01T00:00:00.000Z',
    })
  })

  it('of periods longer than a year, as many days as lie before it', () => {
    const question = { duration: 'ttd', from: '2024-02-29', to: '2025-12-31', compare: 'year' } as const
    expect(queryOf(question, 'UTC')).toMatchObject({
      compare: '2023-03-01T00:00:00.000Z..2024-02-29T00:00:00.000Z',
    })
  })
})
