import './printedOnly.css'
import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { MASKED_PRINT } from '../../../app/masking/callMode.ts'
import { printInLight } from '../../state/appearance.ts'
import { useCallMode } from '../../state/callModeStore.ts'

/** However printing is started, this is printed, in light colours, and nothing else of the app. Not shown on screen. */
export function PrintedOnly({ children }: { readonly children: ReactNode }) {
  const isMasked = useCallMode((state) => state.on)
  const [isPrinting, setIsPrinting] = useState(false)
  useEffect(() => {
    // The browser prints the page as it is after this event.
    const begin = () => flushSync(() => setIsPrinting(true))
    const end = () => setIsPrinting(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  useLayoutEffect(() => (isPrinting ? printInLight() : undefined), [isPrinting])
  if (!isPrinting) return null
  return createPortal(
    <div className="printed-only">
      {isMasked === true && <p className="printed-masked">{MASKED_PRINT}</p>}
      {children}
    </div>,
    document.body,
  )
}
