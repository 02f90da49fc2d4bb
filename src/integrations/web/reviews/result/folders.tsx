import type { ReviewImport } from '#integrations/reviews/import/contract.ts'
import { Sheet } from '#web/parts/sheet.tsx'
import { useSearchState } from '#web/search-state.ts'
import { topFolder } from '../documents/filter.ts'
import { counted, importedOf, percent } from '../words.ts'
import classes from './result.module.css'

type Folder = ReviewImport['byFolder'][number]

const addressed = ({ folder }: Folder) => folder || topFolder

const shares: readonly { name: string; of: (folder: Folder) => readonly [number, number] }[] = [
  { name: 'Dated', of: ({ dated, reviews }) => [dated, reviews] },
  { name: 'Sections', of: ({ withSections, withHeadings }) => [withSections, withHeadings] },
  { name: 'Timeline', of: ({ withTimeline, reviews }) => [withTimeline, reviews] },
  { name: 'Items', of: ({ withItems, reviews }) => [withItems, reviews] },
]

/** What became of each folder, the largest first; a folder’s name lists its documents. */
export function Folders({ one }: { one: ReviewImport }) {
  const [search, change] = useSearchState()
  const isChosen = (folder: Folder) => search.folder === addressed(folder)
  return (
    <Sheet title="By folder" lead="Shares are of the reviews in it; of those with headings, for sections.">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keys. */}
      <section className={classes.scroll} aria-label="Table by folder" tabIndex={0}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Folder</th>
              <th scope="col">Documents</th>
              <th scope="col">In</th>
              <th scope="col">Left out</th>
              <th scope="col">Failed</th>
              {shares.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {one.byFolder.map((folder) => (
              <tr key={folder.folder} data-chosen={isChosen(folder) || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className={classes.folder}
                    aria-pressed={isChosen(folder)}
                    onClick={() => change({ folder: isChosen(folder) ? undefined : addressed(folder) })}
                  >
                    {folder.folder || 'Top folder'}
                  </button>
                </th>
                <td>{counted(folder.documents)}</td>
                <td>{counted(importedOf(folder.outcomes))}</td>
                <td>{counted(folder.outcomes.leftOut)}</td>
                <td data-failed={folder.outcomes.failed > 0 || undefined}>
                  {counted(folder.outcomes.failed)}
                </td>
                {shares.map(({ name, of }) => (
                  <td key={name}>{shareText(of(folder))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Sheet>
  )
}

const shareText = ([count, of]: readonly [number, number]) => (of === 0 ? '–' : `${percent(count, of)} %`)
