import '@cloudscape-design/global-styles/index.css'
import './app.css'
import { I18nProvider } from '@cloudscape-design/components/i18n'
import messages from '@cloudscape-design/components/i18n/messages/all.en'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { ClientProvider } from '../client/ClientContext.tsx'
import { connectToHost } from '../client/connectToHost.ts'
import { followRefusals } from '../state/activityRefusalStore.ts'
import { followAppearance } from '../state/appearanceStore.ts'
import { useDraftFollowing } from '../state/draftSaving.ts'
import { followApp } from '../state/followApp.ts'
import { followSignIns } from '../state/followSignIns.ts'
import { setHostReachability } from '../state/hostReachabilityStore.ts'
import { followAddress, takeFocusRequest } from '../state/navigationStore.ts'
import { PageFocusContext } from '../ui/Page.tsx'
import { Frame } from './Frame.tsx'
import { loadFirstPage } from './LoadedPage.tsx'
import { makeTextVisible } from './makeTextVisible.ts'

/** Renders the app into the page. */
export function mountApp(root: HTMLElement): void {
  makeTextVisible()
  const client = connectToHost(setHostReachability)
  loadFirstPage()
  followAddress()
  followAppearance()
  followRefusals()
  createRoot(root).render(
    <StrictMode>
      <App client={client} />
    </StrictMode>,
  )
}

/** The providers and stores that every page needs, and the frame around the pages. */
function App({ client }: { readonly client: ContractClient }) {
  useEffect(() => {
    const controller = new AbortController()
    void followApp(client, controller.signal)
    void followSignIns(client, controller.signal)
    return () => controller.abort()
  }, [client])
  useDraftFollowing(client)
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <ClientProvider client={client}>
        <PageFocusContext value={takeFocusRequest}>
          <Frame />
        </PageFocusContext>
      </ClientProvider>
    </I18nProvider>
  )
}
