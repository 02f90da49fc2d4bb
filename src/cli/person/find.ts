import type { Person } from '#people/contract.ts'
import { misused } from '../failure.ts'
import { nearest } from '../given/nearest.ts'
import type { Api } from '../server/connection.ts'

/** Whoever has this e-mail or exactly this name; null when nobody has. @throws Failure (usage) when several have. */
export async function findPerson(api: Api, given: string): Promise<Person | null> {
  const { items } = await api('GET /people', {})
  const wanted = given.trim().toLowerCase()
  const found = items.filter(({ email, name }) => email === wanted || name.toLowerCase() === wanted)
  const [first, second] = found.sort((a, b) => Number(b.active) - Number(a.active))
  if (second?.active) {
    throw misused(`${found.length} people are called ${given}. Give an e-mail: ${emailsOf(found)}.`)
  }
  return first ?? null
}

/** The same, for where only somebody with an account will do. */
export async function requirePerson(api: Api, given: string): Promise<Person> {
  const person = await findPerson(api, given)
  if (person) return person
  const { items } = await api('GET /people', {})
  const near = nearest(
    given,
    items.flatMap(({ name, email }) => [name, email]),
  )
  throw misused(`Nobody here is called ${given}.${near ? ` Did you mean ${near}?` : ''}`)
}

function emailsOf(people: readonly Person[]): string {
  return people.map(({ email }) => email).join(', ')
}
