import { describe, expect, it } from 'vitest'
import { follow, keyCaps, nameOf } from './keys.ts'

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => nameOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

describe('nameOf', () => {
  it('treats Ctrl and ⌘ alike', () => {
    expect(press('k', { ctrlKey: true })).toBe('mod+k')
    expect(press('K', { metaKey: true, shiftKey: true })).toBe('mod+shift+k')
  })

  it('does not name the Shift that a character needs anyway', () => {
    expect(press('?', { shiftKey: true })).toBe('?')
    expect(press('J', { shiftKey: true })).toBe('shift+j')
    expect(press('ArrowDown', { shiftKey: true })).toBe('shift+arrowdown')
  })
})

describe('follow', () => {
  const shortcuts = ['g i', 'g r', 'i', '?']

  it('matches a single press and a sequence', () => {
    expect(follow([], '?', shortcuts)).toEqual({ match: '?' })
    expect(follow([], 'g', shortcuts)).toEqual({ waiting: ['g'] })
    expect(follow(['g'], 'r', shortcuts)).toEqual({ match: 'g r' })
    expect(follow(['g'], 'i', shortcuts)).toEqual({ match: 'g i' })
  })

  it('begins anew when a sequence leads nowhere', () => {
    expect(follow(['g'], '?', shortcuts)).toEqual({ match: '?' })
    expect(follow(['g'], 'x', shortcuts)).toBeNull()
  })
})

describe('keyCaps', () => {
  it('shows the keys of the machine at hand', () => {
    expect(keyCaps('mod+k', true)).toEqual(['⌘', 'K'])
    expect(keyCaps('mod+k', false)).toEqual(['Ctrl', 'K'])
    expect(keyCaps('g i', false)).toEqual(['G', 'I'])
  })
})
