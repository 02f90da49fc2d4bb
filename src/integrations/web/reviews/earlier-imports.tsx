import { Progress } from '@mantine/core'
import type { ReviewImportLine } from '#integrations/reviews/import/contract.ts'
import { Go } from '#web/parts/go.tsx'
import { Moment } from '#web/parts/moment.tsx'
import { Sheet } from '#web/parts/sheet.tsx'
import { paths } from '#web/paths.ts'
import classes from './import-home.module.css'
import { outcomesText, plural, stateName } from './words.ts'

/** What was brought before, newest first. */
export function EarlierImports({ imports }: { imports: readonly ReviewImportLine[] }) {
  return (
    <Sheet title="Brought before">
      <ul className={classes.imports} aria-label="Imports">
        {imports.map((one) => (
          <li key={one.id}>
            <div>
              <Go to={paths.reviewImport(one.id)} className={classes.importLink}>
                {one.collection}
              </Go>
              <p className={classes.soft}>{whatOf(one)}</p>
            </div>
            <div className={classes.state}>
              {one.state === 'reading' || one.state === 'importing' ? (
                <Progress value={shareOf(one)} aria-label={`${one.collection}: ${stateName[one.state]}`} />
              ) : (
                <span data-state={one.state}>{stateName[one.state]}</span>
              )}
              <p className={classes.soft}>
                <Moment at={one.finishedAt ?? one.createdAt} style="ago" />
                {!one.mine && one.importedBy && <> by {one.importedBy}</>}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function whatOf({ state, documents, outcomes, name, collection }: ReviewImportLine): string {
  const from = name === collection ? '' : `${name} · `
  if (state === 'waiting') return `${from}its files have not arrived`
  const told = outcomesText(outcomes)
  const some = Object.values(outcomes).some((count) => count > 0)
  return `${from}${plural(documents, 'document')}${some ? `: ${told}` : ''}`
}

const shareOf = ({ progress: { done, of } }: ReviewImportLine) => (of === 0 ? 0 : (done / of) * 100)
