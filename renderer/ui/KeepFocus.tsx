import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react'
import { focusHeading } from './Page.tsx'

interface KeepFocusProps {
  readonly className?: string
  /** The first enabled control in it gets the focus, a moment later. Left out: the page's heading. */
  readonly beside?: RefObject<HTMLElement | null>
  readonly children: ReactNode
}

/** Around something that may be removed while it has the focus: the focus then moves to something else. */
export function KeepFocus({ className, beside, children }: KeepFocusProps) {
  const around = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = around.current
    return () => {
      if (!element?.contains(document.activeElement)) return
      if (beside === undefined) focusHeading()
      else setTimeout(() => focusFirst(beside.current))
    }
  }, [beside])
  return (
    <div ref={around} className={className}>
      {children}
    </div>
  )
}

function focusFirst(place: HTMLElement | null): void {
  place?.querySelector<HTMLElement>('a[href], button:enabled, input:enabled')?.focus()
}
