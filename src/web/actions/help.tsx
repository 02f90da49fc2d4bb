import { Modal } from '@mantine/core'
import { Keys } from '../parts/keys.tsx'
import classes from './help.module.css'
import { type ActionGroup, keysOf, pageFirst, useCurrentActions } from './registry.ts'

/** All shortcuts that work on this page. */
export function Help({ onClose }: { onClose: () => void }) {
  const groups = merge(useCurrentActions())
  return (
    <Modal
      opened
      onClose={onClose}
      title="Keyboard shortcuts"
      size="xl"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.groups}>
        {groups.map(({ name, actions }) => (
          <section key={name} className={classes.group}>
            <h3 className={classes.name}>{name}</h3>
            <dl className={classes.list}>
              {actions.map((action) => (
                <div key={action.id} className={classes.line}>
                  <dt>{action.label}</dt>
                  <dd>
                    {keysOf(action).map((keys) => (
                      <Keys key={keys} of={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}

/** Groups of one name together, without what has no key; the page’s own first. */
function merge(groups: readonly ActionGroup[]): ActionGroup[] {
  const merged = new Map<string, ActionGroup['actions'][number][]>()
  for (const { name, actions } of pageFirst(groups)) {
    const withKeys = actions.filter((action) => keysOf(action).length > 0)
    if (withKeys.length > 0) merged.set(name, [...(merged.get(name) ?? []), ...withKeys])
  }
  return [...merged].map(([name, actions]) => ({ name, actions }))
}
