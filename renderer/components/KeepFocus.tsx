import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { focusHeading } from './focusHeading.ts'

interface KeepFocusProps {
  readonly className?: string
  readonly children: ReactNode
}

/** Around something that may go away while it has the focus: the page's heading takes the focus over. */
export function KeepFocus({ className, children }: KeepFocusProps) {
  const around = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = around.current
    return () => {
      if (element?.contains(document.activeElement)) focusHeading()
    }
  }, [])
  return (
    <div ref={around} className={className}>
      {children}
    </div>
  )
}
