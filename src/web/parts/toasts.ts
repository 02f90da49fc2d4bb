import { notifications } from '@mantine/notifications'
import { createElement } from 'react'
import { describeProblem } from './problem.ts'
import { UndoMessage } from './undo-message.tsx'

const closeButtonProps = { 'aria-label': 'Close' }

/** Says briefly that something is done. */
export function tell(message: string) {
  notifications.show({ message, autoClose: 4_000, withBorder: true, closeButtonProps })
}

/** Says that something did not work: what happened, what is kept, what to do. */
export function tellProblem(error: unknown) {
  const { title, detail } = describeProblem(error)
  notifications.show({
    title,
    message: detail,
    color: 'red',
    autoClose: 12_000,
    withBorder: true,
    closeButtonProps,
  })
}

/**
 * Says what was done and offers to take it back for ten seconds, instead of asking beforehand.
 * `undo` brings things back; when it fails, the reason is told.
 */
export function offerUndo(message: string, undo: () => Promise<unknown> | unknown) {
  const id = `undo-${crypto.randomUUID()}`
  const takeBack = async () => {
    notifications.hide(id)
    try {
      await undo()
    } catch (error) {
      tellProblem(error)
    }
  }
  notifications.show({
    id,
    message: createElement(UndoMessage, { message, onUndo: takeBack }),
    autoClose: 10_000,
    withBorder: true,
    closeButtonProps,
  })
}
