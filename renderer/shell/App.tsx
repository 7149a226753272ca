import './app.css'
import { I18nProvider } from '@cloudscape-design/components/i18n'
import messages from '@cloudscape-design/components/i18n/messages/all.en'
import { useEffect } from 'react'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { ClientProvider } from '../client/ClientContext.tsx'
import { followApp } from '../state/followApp.ts'
import { followSignIns } from '../state/followSignIns.ts'
import { takeFocusWish } from '../state/navigationStore.ts'
import { useDraftFollowing } from '../state/useDraftFollowing.ts'
import { PageFocusContext } from '../ui/Page.tsx'
import { Frame } from './Frame.tsx'

/** The whole window: what every page needs, and the frame that they are shown in. */
export function App({ client }: { readonly client: ContractClient }) {
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
        <PageFocusContext value={takeFocusWish}>
          <Frame />
        </PageFocusContext>
      </ClientProvider>
    </I18nProvider>
  )
}
