import { QueryClient } from '@tanstack/react-query'
import { beforeEach, describe, expect, it } from 'vitest'
import { queryKey, type ReadName, refresh } from './keys.ts'

describe('refresh', () => {
  let client: QueryClient
  const keep = (name: ReadName, params: object = {}, query: object = {}) => {
    const key = queryKey(name, params, query)
    client.setQueryData(key, {})
    return () => client.getQueryState(key)?.isInvalidated
  }

  beforeEach(() => {
    client = new QueryClient()
  })

  it('reads again what a type touches, with any query, and nothing else', async () => {
    const story = keep('GET /incidents/:key/story', { key: 'INC-1' })
    const entries = keep('GET /incidents/:key/entries', { key: 'INC-1' }, { q: 'disk' })
    const people = keep('GET /people')
    await refresh(client, ['entry'], 'INC-1')
    expect([story(), entries(), people()]).toEqual([true, true, false])
  })

  it('leaves other incidents alone, but not what belongs to none', async () => {
    const mine = keep('GET /incidents/:key', { key: 'INC-1' })
    const other = keep('GET /incidents/:key', { key: 'INC-2' })
    const list = keep('GET /incidents')
    await refresh(client, ['incident'], 'INC-1')
    expect([mine(), other(), list()]).toEqual([true, false, true])
  })

  it('reads everything again for a type it does not know', async () => {
    const people = keep('GET /people')
    await refresh(client, ['something-else'], null)
    expect(people()).toBe(true)
  })

  it('always tells the feed anew', async () => {
    const feed = keep('GET /events', {}, { incident: 'INC-1' })
    await refresh(client, ['session'], null)
    expect(feed()).toBe(true)
  })
})
