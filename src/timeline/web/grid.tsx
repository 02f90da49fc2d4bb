import type { HTMLAttributes, ReactNode, Ref } from 'react'

type Parts = HTMLAttributes<HTMLDivElement> & { ref?: Ref<HTMLDivElement>; children: ReactNode }

/**
 * A list with marks and actions in its rows. It keeps the focus itself and names its active row
 * (`aria-activedescendant`): a row that is scrolled out of sight is taken away, and the focus must not go with it.
 */
export function Grid(props: Parts & { 'aria-label': string }) {
  // biome-ignore lint/a11y/useSemanticElements: a table can't leave out the rows that are out of sight.
  return <div role="grid" tabIndex={0} {...props} />
}

export function Row(props: Parts) {
  // biome-ignore lint/a11y/useSemanticElements: see Grid.
  // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the grid.
  return <div role="row" {...props} />
}

export function Cell({ className, children }: { className?: string | undefined; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: see Grid.
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays on the grid.
    <div role="gridcell" className={className}>
      {children}
    </div>
  )
}
