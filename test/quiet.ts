import { afterEach, beforeEach, expect } from 'vitest'

// biome-ignore-start lint/suspicious/noConsole: watching over the console is what this file is for.
const watched = ['error', 'warn'] as const
const originals = { error: console.error, warn: console.warn }
let heard: string[] = []

// What nobody expected on the console is a fault that nobody noticed. A test that expects it replaces the method.
beforeEach(() => {
  heard = []
  for (const method of watched) {
    console[method] = (...what: unknown[]) => {
      heard.push(`console.${method}: ${what.map(String).join(' ')}`)
      originals[method](...what)
    }
  }
})

afterEach(() => {
  Object.assign(console, originals)
  expect(heard, 'nothing unexpected on the console').toEqual([])
})
// biome-ignore-end lint/suspicious/noConsole: as above.
