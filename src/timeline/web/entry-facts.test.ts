import { expect, it } from 'vitest'
import { factsOf } from './entry-facts.ts'

it('tells answers from what they answer', () => {
  expect(factsOf({ attributes: { thread: 'a' } })).toMatchObject({ isReply: true, replies: 0 })
  expect(factsOf({ attributes: { thread: 'a', replies: 3 } })).toMatchObject({ isReply: false, replies: 3 })
  expect(factsOf({ attributes: { replyTo: 'a' } }).isReply).toBe(true)
  expect(factsOf({ attributes: {} }).isReply).toBe(false)
})

it('takes what it understands and leaves the rest', () => {
  const facts = factsOf({
    attributes: { reactions: [{ name: 'eyes', count: 2 }, 'odd'], files: [{ name: 'a.png' }], edited: {} },
  })
  expect(facts).toMatchObject({
    reactions: [{ name: 'eyes', count: 2 }],
    files: ['a.png'],
    editedThere: true,
  })
  expect(factsOf({ attributes: { reactions: 'none', files: null } })).toMatchObject({
    reactions: [],
    files: [],
  })
})
