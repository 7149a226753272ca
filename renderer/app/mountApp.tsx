import '@cloudscape-design/global-styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { followAppearance } from './appearance.ts'
import { connect } from './connect.ts'
import { followAddress } from './navigation.ts'
import { loadFirstPage } from './pages.ts'

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
