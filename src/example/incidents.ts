import { accountsKeys } from './incidents/accounts-keys.ts'
import { backupRestore } from './incidents/backup-restore.ts'
import { dispatchRetries } from './incidents/dispatch-retries.ts'
import { dnsMove } from './incidents/dns-move.ts'
import { doubleBookings } from './incidents/double-bookings.ts'
import { gatewayCertificate } from './incidents/gateway-certificate.ts'
import { northHouseWatering } from './incidents/north-house-watering.ts'
import { paymentsCertificate } from './incidents/payments-certificate.ts'
import { saleCheckout } from './incidents/sale-checkout.ts'
import { searchOrchids } from './incidents/search-orchids.ts'
import { stockMigration } from './incidents/stock-migration.ts'
import { wateringReminders } from './incidents/watering-reminders.ts'
import type { ExampleIncident } from './shape.ts'

/** A year of incidents and near misses, oldest first. */
export const exampleIncidents: readonly ExampleIncident[] = [
  paymentsCertificate,
  stockMigration,
  dispatchRetries,
  northHouseWatering,
  dnsMove,
  searchOrchids,
  wateringReminders,
  accountsKeys,
  saleCheckout,
  backupRestore,
  doubleBookings,
  gatewayCertificate,
]
