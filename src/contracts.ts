import { exampleRoutes } from '#example/contract.ts'
import { improvementRoutes } from '#improvement/contract.ts'
import { incidentRoutes } from '#incident/contract.ts'
import { reviewImportRoutes } from '#integrations/reviews/import/contract.ts'
import { savedSearchRoutes } from '#learning/saved-searches/contract.ts'
import { searchRoutes } from '#learning/search/contract.ts'
import { similarRoutes } from '#learning/similar/contract.ts'
import { statisticsRoutes } from '#learning/statistics/contract.ts'
import { peopleRoutes } from '#people/contract.ts'
import { backupRoutes } from '#platform/backup/contract.ts'
import { reviewRoutes } from '#review/contract.ts'
import { languageRoutes } from '#review/language/contract.ts'
import { timelineRoutes } from '#timeline/contract.ts'

/** Every route below `/api/v1`. The web and the CLI import its type alone. */
export const contracts = {
  ...peopleRoutes,
  ...incidentRoutes,
  ...timelineRoutes,
  ...reviewRoutes,
  ...languageRoutes,
  ...improvementRoutes,
  ...searchRoutes,
  ...savedSearchRoutes,
  ...similarRoutes,
  ...statisticsRoutes,
  ...reviewImportRoutes,
  ...exampleRoutes,
  ...backupRoutes,
}
export type ApiRoutes = typeof contracts
