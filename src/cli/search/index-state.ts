import type { SearchIndexState } from '#learning/search/contract.ts'
import type { Format } from '../given/options.ts'
import { type ClockChoice, zoneOf } from '../given/time.ts'
import type { Api } from '../server/connection.ts'
import { momentText } from '../terminal/moment.ts'
import { plain } from '../terminal/plain.ts'
import { counted, plural, print, printJson, say } from '../terminal/speak.ts'

export function printState(state: SearchIndexState, options: ClockChoice & Format) {
  if (options.format === 'json') return printJson(state)
  print(
    `${plural(state.documents, 'document')} and ${plural(state.entries, 'entry', 'entries')} can be found.`,
  )
  if (state.toRebuild > 0) print(`Being made again: ${plural(state.toRebuild, 'incident')} to go.`)
  if (state.waiting > 0) print(`${plural(state.waiting, 'change')} to take in.`)
  const moment = (at: string) => momentText(at, zoneOf(options), 'minute')
  for (const { incidentKey, reason, since, nextAt } of state.setAside) {
    print(`${incidentKey ?? 'A change'} could not be taken in since ${moment(since)}: ${plain(reason)}`)
    print(`  Tried again ${moment(nextAt)}.`)
  }
  if (!state.correctsTyping) print('The database has no pg_trgm, so typing mistakes are not put right.')
}

/** Tells how far it is until it is done; whoever stops waiting stops nothing. */
export async function followRebuild(api: Api, first: SearchIndexState, options: ClockChoice & Format) {
  let state = first
  while (state.toRebuild > 0) {
    say(`${counted(state.incidents - state.toRebuild)} of ${plural(state.incidents, 'incident')} …`)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    state = await api('GET /search/index', {})
  }
  printState(state, options)
}
