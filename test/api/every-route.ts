import type { ApiRoutes } from '#contracts.ts'
import type { Parts } from './asking.ts'
import type { Things } from './sealed.ts'

/**
 * What a route keeps to itself: `incident`, an object that only those see who may see its incident; `review`, one for
 * the participants of a review; `nothing`, what belongs to the asker, to everybody or to administrators.
 */
type Keeps = 'incident' | 'review' | 'nothing'

export interface Case {
  keeps: Keeps
  /** A request that is right in itself, about these things. */
  ask(things: Things): Parts
}

const someId = '01890a5d-ac96-774b-bcce-b302099a8057'
const open = (parts: Parts = {}): Case => ({ keeps: 'nothing', ask: () => parts })
const about = (
  keeps: Keeps,
  more: Omit<Parts, 'params'> & { params?: Record<string, unknown> } = {},
): Case => ({
  keeps,
  ask: ({ key }) => ({ ...more, params: { key, ...more.params } }),
})
const byId = (keeps: Keeps, thing: keyof Things, more: Omit<Parts, 'params'> = {}): Case => ({
  keeps,
  ask: (things) => ({ ...more, params: { id: things[thing] } }),
})
const account = { params: { id: someId } }
const named = { body: { name: 'Renamed' } }
const link = { params: { token: 'x'.repeat(40) } }

/** Every route there is; one that is missing here does not compile, and fails the test besides. */
export const everyRoute: { [Name in keyof ApiRoutes]: Case } = {
  'GET /setup': open(),
  'POST /setup': open(),
  'POST /session': open(),
  'DELETE /session': open(),
  'GET /sessions': open(),
  'DELETE /sessions/:id': open(account),
  'GET /me': open(),
  'PATCH /me': open(named),
  'PUT /me/password': open({ body: { current: 'correct horse battery', next: 'correct horse battery' } }),
  'POST /password-resets': open(),
  'PUT /password-resets/:token': open(link),
  'GET /people': open(),
  'PATCH /people/:id': open({ ...account, body: { role: 'member' } }),
  'POST /people/:id/password-reset': open(account),
  'GET /invitations': open(),
  'POST /invitations': open({ body: { email: 'new@example.org' } }),
  'DELETE /invitations/:id': open(account),
  'GET /invitations/by-token/:token': open(link),
  'POST /invitations/by-token/:token/acceptance': open(link),
  'GET /tokens': open(),
  'POST /tokens': open({ body: { name: 'Another', scopes: ['read'] } }),
  'DELETE /tokens/:id': open(account),
  'GET /organisation': open(),
  'PATCH /organisation': open(named),
  'GET /teams': open(),
  'POST /teams': open(named),
  'PATCH /teams/:id': open({ ...account, ...named }),
  'DELETE /teams/:id': open(account),

  'GET /incidents': open(),
  'POST /incidents': open({ body: { title: 'Another', severity: 'SEV4' } }),
  'GET /incidents/:key': about('incident'),
  'PATCH /incidents/:key': about('incident', { body: { title: 'Taken over', version: 1 } }),
  'DELETE /incidents/:key': about('incident'),
  'POST /incidents/:key/restoration': about('incident'),
  'POST /incidents/:key/roles': about('incident', { body: { role: 'Scribe', name: 'Me' } }),
  'DELETE /incidents/:key/roles/:id': about('incident', { params: { id: someId } }),
  'GET /incidents/:key/markers': about('incident'),
  'PUT /incidents/:key/markers/:marker': about('incident', {
    params: { marker: 'resolved' },
    body: { at: '2026-03-01T11:00:00Z' },
  }),
  'DELETE /incidents/:key/markers/:marker': about('incident', { params: { marker: 'detected' } }),
  'GET /severities': open(),
  'PUT /severities': open({ body: { items: [{ name: 'Only one' }] } }),
  'GET /services': open(),
  'POST /services': open(named),
  'PATCH /services/:id': open({ ...account, ...named }),
  'DELETE /services/:id': open(account),
  'GET /events': { keeps: 'incident', ask: ({ key }) => ({ query: { incident: key } }) },

  'GET /evidence-formats': open(),
  'GET /incidents/:key/evidence': about('incident'),
  'POST /incidents/:key/evidence': about('incident', { query: { name: 'more.txt' }, body: 'more' }),
  'GET /evidence/:id': byId('incident', 'evidence'),
  'GET /evidence/:id/content': byId('incident', 'evidence'),
  'DELETE /evidence/:id': byId('incident', 'evidence'),
  'POST /evidence/:id/restoration': byId('incident', 'evidence'),
  'POST /evidence/:id/inspection': byId('incident', 'evidence', { body: {} }),
  'POST /evidence/:id/reading': byId('incident', 'evidence', { body: {} }),
  'DELETE /evidence/:id/reading': byId('incident', 'evidence'),
  'GET /evidence/:id/unread': byId('incident', 'evidence'),
  'GET /incidents/:key/entries': about('incident'),
  'GET /incidents/:key/entries/summary': about('incident'),
  'GET /incidents/:key/entries/density': about('incident'),
  'GET /incidents/:key/entries/position': about('incident', { query: { at: '2026-03-01T10:03:00Z' } }),
  'POST /incidents/:key/entries': about('incident', {
    body: { at: '2026-03-01T10:03:00Z', text: 'I was there' },
  }),
  'GET /entries/:id': byId('incident', 'entry'),
  'PATCH /entries/:id': byId('incident', 'entry', { body: { text: 'rewritten', version: 0 } }),
  'DELETE /entries/:id/edit': byId('incident', 'entry'),
  'DELETE /entries/:id': byId('incident', 'recollection'),
  'POST /entries/:id/restoration': byId('incident', 'recollection'),
  'GET /entries/:id/slice': byId('incident', 'entry'),
  'GET /incidents/:key/story': about('incident'),
  'POST /incidents/:key/story': {
    keeps: 'incident',
    ask: ({ key, entry }) => ({ params: { key }, body: { entryIds: [entry] } }),
  },
  'PATCH /story-lines/:id': byId('incident', 'line', { body: { words: 'rewritten', version: 1 } }),
  'DELETE /story-lines/:id': byId('incident', 'line'),

  'POST /incidents/:key/review': about('incident'),
  'GET /incidents/:key/review': about('review'),
  'PATCH /incidents/:key/review': about('review', { body: { zone: 'Europe/Paris' } }),
  'PUT /incidents/:key/review/participants/:personId': about('review', {
    params: { personId: someId },
    body: {},
  }),
  'DELETE /incidents/:key/review/participants/:personId': about('review', { params: { personId: someId } }),
  'POST /incidents/:key/notes': about('review', { body: { text: 'me too' } }),
  'PATCH /notes/:id': byId('review', 'note', { body: { text: 'rewritten', version: 1 } }),
  'DELETE /notes/:id': byId('review', 'note'),
  'POST /notes/:id/restoration': byId('review', 'note'),
  'POST /incidents/:key/insights': about('review', { body: { text: 'me too' } }),
  'PATCH /insights/:id': byId('review', 'insight', { body: { text: 'rewritten', version: 1 } }),
  'DELETE /insights/:id': byId('review', 'insight'),
  'POST /insights/:id/restoration': byId('review', 'insight'),
  'POST /incidents/:key/factors': about('review', { body: { statement: 'me too' } }),
  'PATCH /factors/:id': byId('review', 'factor', { body: { statement: 'rewritten', version: 1 } }),
  'DELETE /factors/:id': byId('review', 'factor'),
  'POST /factors/:id/restoration': byId('review', 'factor'),
  'GET /incidents/:key/report': about('review'),
  'PUT /incidents/:key/report/parts/:part': about('review', {
    params: { part: 'learned' },
    body: { text: 'rewritten', version: 1 },
  }),
  'DELETE /incidents/:key/report/parts/:part': about('review', { params: { part: 'learned' } }),
  'POST /incidents/:key/report/publication': about('review', { body: { audience: 'organisation' } }),
  'DELETE /incidents/:key/report/publication': about('review'),
  'GET /incidents/:key/report/versions': about('review'),
  'GET /incidents/:key/report/versions/:number': about('review', { params: { number: 1 } }),
  'GET /incidents/:key/report/export': about('review', { query: { as: 'md' } }),
  'GET /reports': open(),
  'GET /search': open(),
  'GET /search/index': open(),
  'POST /search/index': open(),
  'POST /search/index/attempts': open(),
  'GET /saved-searches': open(),
  'POST /saved-searches': open({ body: { name: 'Pools', q: 'connection pool' } }),
  'PATCH /saved-searches/:id': open({ ...account, ...named }),
  'DELETE /saved-searches/:id': open(account),
  'POST /saved-searches/:id/restoration': open(account),
  'DELETE /saved-searches/:id/news': open(account),
  'GET /published/:token': open(link),
  'POST /report-imports': open({ body: { markdown: '# A report\n' } }),

  'GET /incidents/:key/language/dismissals': about('review'),
  'POST /incidents/:key/language/dismissals': about('review', { body: { scope: 'review', print: 'abc123' } }),
  'DELETE /incidents/:key/language/dismissals/:id': about('review', { params: { id: someId } }),
  'GET /language/words': open(),
  'POST /language/words': open({ body: { expression: 'fat-finger' } }),
  'DELETE /language/words/:id': open(account),
  'POST /language/words/:id/restoration': open(account),

  'GET /incidents/:key/items': about('review'),
  'POST /incidents/:key/items': about('review', { body: { title: 'me too' } }),
  'GET /items/:id': byId('review', 'item'),
  'PATCH /items/:id': byId('review', 'item', { body: { title: 'rewritten', version: 1 } }),
  'DELETE /items/:id': byId('review', 'item'),
  'POST /items/:id/restoration': byId('review', 'item'),
  'GET /items': open(),
  'GET /items/open': open(),

  'GET /durations': open(),
  'GET /incidents/:key/similar': about('incident'),
  'GET /similar': open({ query: { text: 'pool ran dry' } }),

  'POST /review-imports': open({ body: { collection: 'Wiki', name: 'wiki.zip' } }),
  'PUT /review-imports/:id/content': open({ ...account, body: 'no zip' }),
  'GET /review-imports': open(),
  'GET /review-imports/:id': open(account),
  'GET /review-imports/:id/documents': open(account),
  'GET /review-imports/:id/documents/:number': open({ params: { id: someId, number: 1 } }),
  'GET /review-imports/:id/shapes': open(account),
  'PATCH /review-imports/:id': open({ ...account, body: { collection: 'Mine', version: 1 } }),
  'PATCH /review-imports/:id/shapes/:shape': open({
    params: { id: someId, shape: 1 },
    body: { take: false },
  }),
  'PATCH /review-imports/:id/documents/:number': open({
    params: { id: someId, number: 1 },
    body: { take: false },
  }),
  'POST /review-imports/:id/start': open(account),
  'POST /review-imports/:id/cancellation': open(account),
  'POST /review-imports/:id/withdrawal': open(account),
  'DELETE /review-imports/:id': open(account),

  'POST /example': open(),
  'DELETE /example': open(),
  'GET /backup': open(),
  'POST /restore': open({ query: { setupToken: 'nobody’s' }, body: 'nothing' }),
}
