import { useEffect, useRef } from 'react'
import { focusHeading } from './Page.tsx'

/** A dialog returns the focus to the button that opened it. When the button has gone, the page's heading takes it. */
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
