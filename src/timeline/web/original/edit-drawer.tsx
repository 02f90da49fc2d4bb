import { Drawer } from '@mantine/core'
import type { Entry } from '../../contract.ts'
import { keepKeys } from '../keep-keys.ts'
import { lineless } from '../story/line-draft.ts'
import { LineEditor } from '../story/line-editor.tsx'

/** Corrects an entry where it was gathered. The original stays behind it. */
export function EditDrawer({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title="Correct an entry"
      onKeyDown={keepKeys}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <LineEditor line={lineless(entry)} onDone={onClose} />
    </Drawer>
  )
}
