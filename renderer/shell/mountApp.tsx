import '@cloudscape-design/global-styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connectToHost } from '../client/connectToHost.ts'
import { followAppearance } from '../state/appearanceStore.ts'
import { setHostReachability } from '../state/hostReachabilityStore.ts'
import { followAddress } from '../state/navigationStore.ts'
import { App } from './App.tsx'
import { loadFirstPage } from './pageRegistry.ts'

/** Shows the app in the page. */
export function mountApp(root: HTMLElement): void {
  const client = connectToHost(setHostReachability)
  loadFirstPage()
  followAddress()
  followAppearance()
  createRoot(root).render(
    <StrictMode>
      <App client={client} />
    </StrictMode>,
  )
}
