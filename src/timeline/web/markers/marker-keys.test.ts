import { expect, it } from 'vitest'
import { detectionChannels, markers } from '#incident/marker.ts'
import { channelKeys, chosenBy, markerKeys } from './marker-keys.ts'

it('gives every marker and channel a letter of its own', () => {
  expect(new Set(markers.map((marker) => markerKeys[marker])).size).toBe(markers.length)
  expect(new Set(detectionChannels.map((one) => channelKeys[one])).size).toBe(detectionChannels.length)
})

it('finds what a letter chooses, in either case', () => {
  expect(chosenBy(markerKeys, 'D')).toBe('detected')
  expect(chosenBy(markerKeys, 'Escape')).toBeNull()
})
