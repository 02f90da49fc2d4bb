/**
 * Hartstongue sells house plants that travel by parcel and arrive alive: a shop, two greenhouses, a packing hall
 * and about 240 people, of whom these few look after the software.
 */
export const exampleName = 'Hartstongue'

/** Where its clocks are. */
export const exampleZone = 'Europe/Amsterdam'

export const exampleTeams = ['Shop', 'Payments', 'Greenhouse', 'Delivery and Care', 'Platform'] as const
export type ExampleTeam = (typeof exampleTeams)[number]

/** Its services, with what each is for. */
export const exampleServices = {
  storefront: 'Pages, basket and offers',
  checkout: 'From basket to order',
  search: 'Finding a plant by name, light and temperament',
  accounts: 'Signing in, addresses, plant diaries',
  payments: 'Taking money through the card provider',
  stock: 'Which plant stands where, and who it is promised to',
  climate: 'Heating, vents and water in both greenhouses',
  dispatch: 'Labels and courier bookings',
  mailer: 'Order mails and watering reminders',
  edge: 'Names, certificates and the gateway in front of everything',
} as const
export type ExampleService = keyof typeof exampleServices

/** Everybody who appears, by the short name under which scripts speak of them. */
export const examplePeople = {
  amara: { name: 'Amara Diallo', team: 'Shop' },
  jonas: { name: 'Jonas Lindqvist', team: 'Shop' },
  meilin: { name: 'Mei-Lin Chow', team: 'Shop' },
  rafael: { name: 'Rafael Ibarra', team: 'Payments' },
  sunniva: { name: 'Sunniva Haug', team: 'Payments' },
  tadeusz: { name: 'Tadeusz Wrona', team: 'Greenhouse' },
  ngozi: { name: 'Ngozi Eze', team: 'Greenhouse' },
  elif: { name: 'Elif Demir', team: 'Greenhouse' },
  callum: { name: 'Callum Reid', team: 'Delivery and Care' },
  priyanka: { name: 'Priyanka Nair', team: 'Delivery and Care' },
  beatriz: { name: 'Beatriz Moreira', team: 'Delivery and Care' },
  hanneke: { name: 'Hanneke Vos', team: 'Platform' },
  oleksandr: { name: 'Oleksandr Bondar', team: 'Platform' },
  leilani: { name: 'Leilani Kahale', team: 'Platform' },
} as const satisfies Record<string, { name: string; team: ExampleTeam }>
export type ExamplePerson = keyof typeof examplePeople

/** Programs that post in its chat. */
export const exampleBots = { alerts: 'Alertmanager', shipit: 'Shipit deploys', status: 'Statuspage' } as const
export type ExampleBot = keyof typeof exampleBots

export function nameOf(who: string): string {
  if (Object.hasOwn(examplePeople, who)) return examplePeople[who as ExamplePerson].name
  if (Object.hasOwn(exampleBots, who)) return exampleBots[who as ExampleBot]
  throw new Error(`Nobody in the example is called “${who}”.`)
}

/** An address that can never receive mail (RFC 2606). */
export function emailOf(who: ExamplePerson): string {
  return `${who}@hartstongue.example`
}
