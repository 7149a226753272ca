import { type ReactNode, useDeferredValue } from 'react'

/** What stands below the first screen: it is drawn a moment after what is above it, so that the page answers sooner. */
export function Later({ children }: { readonly children: ReactNode }) {
  return useDeferredValue(true, false) ? children : null
}
