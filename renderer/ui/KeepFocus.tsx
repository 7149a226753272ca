import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react'
import { focusHeading } from './Page.tsx'

interface KeepFocusProps {
  readonly className?: string
  /** What takes the focus over: the first control in it that can take it, a moment later. Left out: the page's heading. */
  readonly beside?: RefObject<HTMLElement | null>
  readonly children: ReactNode
}

/** Around something that may go away while it has the focus: something else takes it over. */
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
