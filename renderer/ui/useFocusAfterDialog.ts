import { useEffect, useRef } from 'react'
import { focusHeading } from './Page.tsx'

/** A dialog gives the focus back to the button that opened it; when that has gone meanwhile, the heading takes it. */
export function useFocusAfterDialog(visible: boolean): void {
  const wasVisible = useRef(false)
  useEffect(() => {
    const closed = wasVisible.current && !visible
    wasVisible.current = visible
    if (!closed) return
    // After the dialog's own attempt.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) focusHeading()
    }, 50)
    return () => clearTimeout(timer)
  }, [visible])
}
