import './app.css'
import { I18nProvider } from '@cloudscape-design/components/i18n'
import messages from '@cloudscape-design/components/i18n/messages/all.en'
import { useEffect } from 'react'
import { ClientProvider } from './ClientContext.tsx'
import type { Client } from './client.ts'
import { followApp } from './followApp.ts'
import { followSignIns } from './followSignIns.ts'
import { Frame } from './shell/Frame.tsx'
import { useDraftFollowing } from './useDraftFollowing.ts'

/** The whole window: what every page needs, and the frame that they are shown in. */
export function App({ client }: { readonly client: Client }) {
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
        <Frame />
      </ClientProvider>
    </I18nProvider>
  )
}
