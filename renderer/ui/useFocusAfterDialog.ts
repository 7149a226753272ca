import { useEffect, useRef } from 'react'
import { focusHeading } from './Page.tsx'

/** A dialog gives the focus back to the button that opened it; when that has gone meanwhile, the heading takes it. */
export function useFocusAfterDialog(visible: boolean): void {
  const wasVisible = useRef(false)
  useEffect(() => {
    const closed = wasVisible.current && !visible
    wasVisible.current = visible
    if (!closed) return
    // The dialog itself tries first.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) focusHeading()
    }, 50)
    return () => clearTimeout(timer)
  }, [visible])
}
