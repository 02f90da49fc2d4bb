import { describe, expect, it } from 'vitest'
import { adviseOnItems } from './actionability.ts'

const item = (text: string, priority: string | null = null, committed = true) => ({
  text,
  priority,
  committed,
})
const ids = (items: Parameters<typeof adviseOnItems>[0]) => adviseOnItems(items).map(({ id }) => id)

const strong = 'Reject orders that do not name a customer'
const alert = 'Add an alert when the queue has more than 500 messages'
const training = 'Train the operators in the new console'

describe('advice on the items of a review', () => {
  it('has nothing to say when nothing is committed', () => {
    expect(ids([])).toEqual([])
    expect(ids([item(training, null, false)])).toEqual([])
  })

  it('asks for leverage when all are weak', () => {
    expect(ids([item(training), item('Document the failover')])).toContain('only-weak')
    expect(ids([item(training), item(alert)])).not.toContain('only-weak')
    expect(ids([item(training), item(strong, null, false)])).toContain('only-weak')
  })

  it('warns of more than seven', () => {
    expect(ids(Array.from({ length: 7 }, () => item(strong)))).not.toContain('too-many')
    expect(ids(Array.from({ length: 8 }, () => item(strong)))).toContain('too-many')
  })

  it('warns when all have the same priority, not when they have none', () => {
    expect(ids([item(strong, 'high'), item(alert, 'high')])).toContain('same-priority')
    expect(ids([item(strong, 'high'), item(alert, 'low')])).not.toContain('same-priority')
    expect(ids([item(strong), item(alert)])).not.toContain('same-priority')
    expect(ids([item(strong, 'high')])).not.toContain('same-priority')
  })

  it('asks for prevention when none prevents or softens', () => {
    expect(ids([item(alert)])).toEqual(['no-prevention'])
    expect(ids([item(alert), item(strong)])).toEqual([])
    expect(ids([item(alert), item('Limit imports to 5 at a time')])).toEqual([])
  })
})
