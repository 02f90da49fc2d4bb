import { MarkerMenu } from './markers/marker-menu.tsx'
import { EditDrawer } from './original/edit-drawer.tsx'
import { OriginalDrawer } from './original/original-drawer.tsx'
import { type Opened, useBenchActions } from './use-workbench.ts'

/** What lies open over the workbench. */
export function OpenedOver({ opened }: { opened: Opened }) {
  const { open } = useBenchActions()
  const close = () => open(null)
  if (opened.what === 'pin') return <MarkerMenu entry={opened.entry} onClose={close} />
  if (opened.what === 'edit') return <EditDrawer entry={opened.entry} onClose={close} />
  return <OriginalDrawer entry={opened.entry} onClose={close} />
}
