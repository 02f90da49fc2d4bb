import { useRouter } from '@tanstack/react-router'
import { type AnchorHTMLAttributes, type MouseEvent, type Ref, useCallback } from 'react'

export interface GoProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** From `paths`. */
  to: string
  ref?: Ref<HTMLAnchorElement>
  /** Takes the place of the current address instead of following it. */
  replace?: boolean
}

/**
 * A link inside Afterword: a real anchor (new tabs and middle clicks work) that moves without loading anew.
 * Fits wherever Mantine takes `component={Go}`.
 */
export function Go({ to, replace = false, onClick, ...rest }: GoProps) {
  const router = useRouter()
  const move = useCallback(
    (event: MouseEvent<HTMLAnchorElement>) => {
      onClick?.(event)
      const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      if (event.defaultPrevented || !plain || rest.target) return
      event.preventDefault()
      void router.navigate({ href: to, replace })
    },
    [router, to, replace, onClick, rest.target],
  )
  const preload = () => {
    if (!rest.target) void router.preloadRoute({ to: to.split('?')[0] ?? to }).catch(() => undefined)
  }
  return <a {...rest} href={to} onClick={move} onPointerEnter={preload} onFocus={preload} />
}
