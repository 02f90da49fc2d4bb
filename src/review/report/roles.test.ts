import { describe, expect, test } from 'vitest'
import { type NamedPerson, nameless, whoOf } from './roles.ts'

const people: NamedPerson[] = [
  {
    name: 'Priya Sharma',
    handle: 'psharma',
    email: 'priya.sharma@shop.example',
    roles: ['Incident Commander'],
  },
  { name: 'José Álvarez', handle: 'jose', roles: ['Scribe'] },
  { name: 'Will Turner', handle: 'will', roles: ['Operations Lead'] },
  { name: 'Mark Chen', roles: ['Responder'] },
  { name: 'May Lindqvist', roles: ['Responder'] },
  { name: 'Rose Okafor', roles: ['Communications Lead'] },
  { name: 'Anna Berg', roles: ['Subject Matter Expert'] },
  { name: 'Anna Kowalski', roles: [] },
  { name: 'Bo', roles: ['Subject Matter Expert'] },
]
const said = (text: string) => nameless(text, people)

describe('roles instead of names', () => {
  test.each([
    ['Priya Sharma declared it.', 'The Incident Commander declared it.'],
    ['Then Priya declared it.', 'Then the Incident Commander declared it.'],
    [
      'then priya sharma, who was awake, declared it',
      'then the Incident Commander, who was awake, declared it',
    ],
    ['We asked Priya S. to look.', 'We asked the Incident Commander to look.'],
    ['It was over. Priya slept.', 'It was over. The Incident Commander slept.'],
    ['Is it? Priya thinks so', 'Is it? The Incident Commander thinks so'],
    ['- Priya slept\n2. Priya woke', '- The Incident Commander slept\n2. The Incident Commander woke'],
    ['“Priya knows,” they said.', '“The Incident Commander knows,” they said.'],
    ['Priya: rolling back', 'The Incident Commander: rolling back'],
    ['**Priya** rolled back', '**The Incident Commander** rolled back'],
    ['cc @psharma please', 'cc the Incident Commander please'],
    ['psharma: can you look?', 'The Incident Commander: can you look?'],
    ['so psharma, as they say', 'so psharma, as they say'],
    ['@Priya Sharma please look', 'The Incident Commander please look'],
    ['mail priya.sharma@shop.example or call', 'mail the Incident Commander or call'],
    ['José and jose and Jose wrote', 'The Scribe and the Scribe and the Scribe wrote'],
    ['JOSÉ ÁLVAREZ wrote', 'The Scribe wrote'],
    ['Jose\u0301 wrote', 'The Scribe wrote'],
    ['(Priya)', '(The Incident Commander)'],
    [
      'Ask Priya, Rose or Bo.',
      'Ask the Incident Commander, the Communications Lead or a Subject Matter Expert.',
    ],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })

  test.each([
    ['Priya’s laptop', 'The Incident Commander’s laptop'],
    ["at James' desk", 'at the Customer Liaison’s desk'],
    ["on Priya's laptop", 'on the Incident Commander’s laptop'],
  ])('possessives: %s', (text, expected) => {
    expect(nameless(text, [...people, { name: 'James Roe', roles: ['Customer Liaison'] }])).toBe(expected)
  })

  test('several with one role, and people without one, stay unspecific', () => {
    expect(said('Mark Chen saw it.')).toBe('A responder saw it.')
    expect(said('Anna Berg saw it.')).toBe('A Subject Matter Expert saw it.')
    expect(said('Anna Kowalski saw it.')).toBe('A responder saw it.')
    const leads = [
      { name: 'Kim Roe', roles: ['Operations Lead'] },
      { name: 'Lou Poe', roles: ['Operations Lead', 'Scribe'] },
    ]
    expect(nameless('Kim Roe and Lou Poe', leads)).toBe('An Operations Lead and the Scribe')
  })

  test('a first name that two people share hides both', () => {
    expect(said('Then Anna looked.')).toBe('Then a responder looked.')
  })

  test.each([
    'Will we roll back? It will help.',
    'May be the cache. We may never know.',
    'Mark the incident as resolved, then mark it again.',
    'The graph rose. Rose again at nine.',
    'Traffic rose in May, and again on 3 May and May 5.',
    'Since last May the job runs nightly.',
    'Note: Mark every alert.',
    'WILL THIS WORK? MARK!',
  ])('names that are words stay words: %s', (text) => {
    expect(said(text)).toBe(text)
  })

  test.each([
    ['Then Will took over.', 'Then the Operations Lead took over.'],
    ['We asked Mark and Rose.', 'We asked a responder and the Communications Lead.'],
    ['Will’s terminal hung.', 'The Operations Lead’s terminal hung.'],
    ['Will: taking over', 'The Operations Lead: taking over'],
    ['Will Turner took over.', 'The Operations Lead took over.'],
    ['@will took over', 'The Operations Lead took over'],
    ['so May checked the queue', 'so a responder checked the queue'],
  ])('and are names where that is plain: %s', (text, expected) => {
    expect(said(text)).toBe(expected)
  })

  test.each([
    'run `kubectl logs priya-0` again',
    'see https://wiki.example/people/Priya and /home/priya/notes',
    '[the notes](https://wiki.example/Priya)',
    'priya.log and feature/priya-fix and priya_db',
    '```\nUser Priya logged in\n```',
    'Priyanka and Marks & Spencer and Bosporus',
    'npm i @jose/pkg',
    '$priya #priya',
  ])('code, addresses and other words stay: %s', (text) => {
    expect(said(text)).toBe(text)
  })

  test('a role beside its name is said once', () => {
    expect(said('Our Incident Commander Priya Sharma declared it.')).toBe(
      'Our Incident Commander declared it.',
    )
    expect(said('Priya Sharma (Incident Commander) declared it.')).toBe('The Incident Commander declared it.')
    expect(said('Then Priya, the Incident Commander, left.')).toBe('Then the Incident Commander left.')
  })

  test('nobody known, nothing changed', () => {
    expect(nameless('Priya', [])).toBe('Priya')
    expect(nameless('P and x', [{ name: 'P', roles: ['Scribe'] }])).toBe('P and x')
    expect(nameless('(anything)', [{ name: '(.*', roles: ['Scribe'] }])).toBe('(anything)')
  })

  test('who did something', () => {
    expect(whoOf('Priya Sharma', people, 'names')).toBe('Priya Sharma')
    expect(whoOf('priya sharma', people, 'roles')).toBe('Incident Commander')
    expect(whoOf('@psharma', people, 'roles')).toBe('Incident Commander')
    expect(whoOf('Anna Kowalski', people, 'roles')).toBe('Responder')
    expect(whoOf('A stranger', people, 'roles')).toBe('Responder')
    expect(whoOf('deploy-bot', people, 'roles', 'automation')).toBe('deploy-bot')
    expect(whoOf('Ms Smith', people, 'roles', 'customer')).toBe('Customer')
    expect(whoOf(null, people, 'roles')).toBeNull()
  })
})
