import '@cloudscape-design/global-styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connect } from '../client/connectToHost.ts'
import { followAppearance } from '../state/appearanceStore.ts'
import { followAddress } from '../state/navigationStore.ts'
import { App } from './App.tsx'
import { loadFirstPage } from './pageRegistry.ts'

/** Shows the app in the page. */
export function mountApp(root: HTMLElement): void {
  const client = connect()
  loadFirstPage()
  followAddress()
  followAppearance()
  createRoot(root).render(
    <StrictMode>
      <App client={client} />
    </StrictMode>,
  )
}
