import type { Evidence } from '#timeline/contract.ts'
import { misused, refused } from '../failure.ts'
import type { Api } from '../server/connection.ts'

const identifier = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const keyAndName = /^([A-Za-z]+-\d+)\/(.+)$/s

export const evidenceArgument = 'its identifier, or KEY/NAME like INC-1/export.zip'

/**
 * Evidence by its identifier, or as `INC-1/export.zip`.
 * @throws Failure when there is none, or several have that name.
 */
export async function evidenceId(api: Api, given: string, { deleted = false } = {}): Promise<string> {
  if (identifier.test(given)) return given
  const [, key, name] = keyAndName.exec(given) ?? []
  if (!key || !name) {
    throw misused(`“${given}” is no evidence. Give ${evidenceArgument}.`)
  }
  const { items } = await api('GET /incidents/:key/evidence', {
    params: { key },
    ...(deleted && { query: { deleted: 'true' } }),
  })
  const found = items.filter((one) => one.name === name)
  const [first, second] = found
  if (!first) throw refused(nothingCalled(name, key, items, deleted))
  if (second) {
    const list = found.map(({ id, bytes, addedAt }) => `  ${id}  ${bytes} bytes, added ${addedAt}`)
    throw misused(
      `Several pieces of evidence are called ${name}. Give one by its identifier:\n${list.join('\n')}`,
    )
  }
  return first.id
}

function nothingCalled(name: string, key: string, items: readonly Evidence[], deleted: boolean): string {
  const what = deleted ? 'removed evidence' : 'evidence'
  if (items.length === 0) return `${key} has no ${what}.`
  return `${key} has no ${what} called ${name}. There is: ${items.map((one) => one.name).join(', ')}.`
}
