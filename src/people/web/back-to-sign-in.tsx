import { Anchor } from '@mantine/core'
import { Go } from '#web/parts/go.tsx'
import { paths } from '#web/paths.ts'

/** The way back from a page in front of the door. */
export function BackToSignIn() {
  return (
    <Anchor component={Go} to={paths.signIn()} size="sm">
      Back to signing in
    </Anchor>
  )
}
