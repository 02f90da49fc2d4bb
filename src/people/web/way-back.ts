import { paths } from '#web/paths.ts'

/** Where to go after signing in: the place somebody came from when it is one of ours, else the incidents. */
export function wayBack(to: string | undefined): string {
  const ours = to?.startsWith('/') && !to.startsWith('//') && !to.includes('\\')
  return to && ours ? to : paths.incidents()
}
