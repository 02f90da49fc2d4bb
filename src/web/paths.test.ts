import { describe, expect, it } from 'vitest'
import { paths } from './paths.ts'

describe('paths', () => {
  it('leads to an incident and its tabs', () => {
    expect(paths.incident('INC-1')).toBe('/incidents/INC-1')
    expect(paths.incident('INC-1', 'timeline')).toBe('/incidents/INC-1/timeline')
    expect(paths.incident('INC-1', 'timeline', { entry: 'e1', source: '#ops & co' })).toBe(
      '/incidents/INC-1/timeline?entry=e1&source=%23ops+%26+co',
    )
  })

  it('leaves out what is not set', () => {
    expect(paths.incidents({ q: '', severity: undefined, deleted: false })).toBe('/incidents')
    expect(paths.incidents({ q: 'disk', deleted: true })).toBe('/incidents?q=disk&deleted=true')
    expect(paths.signIn()).toBe('/sign-in')
  })

  it('leads to durations with all that was asked', () => {
    expect(paths.durations()).toBe('/durations')
    expect(
      paths.durations({ duration: 'ttd', severity: 'SEV1', from: '2026-01-01', compare: undefined }),
    ).toBe('/durations?duration=ttd&severity=SEV1&from=2026-01-01')
  })

  it('leads to imports, and to what is shown of one', () => {
    expect(paths.imports()).toBe('/import')
    expect(paths.reviewImport('01-a', { kind: 'notice', document: 3 })).toBe(
      '/import/01-a?kind=notice&document=3',
    )
  })

  it('encodes parts, so that a token cannot become a path', () => {
    expect(paths.published('a/../b?c')).toBe('/p/a%2F..%2Fb%3Fc')
    expect(paths.incident('../settings')).toBe('/incidents/..%2Fsettings')
  })

  it('keeps the way back through signing in', () => {
    expect(paths.signIn('/incidents/INC-1?tab=x')).toBe('/sign-in?to=%2Fincidents%2FINC-1%3Ftab%3Dx')
  })
})
