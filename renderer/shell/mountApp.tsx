import '@cloudscape-design/global-styles/index.css'
import './app.css'
import { I18nProvider } from '@cloudscape-design/components/i18n'
import messages from '@cloudscape-design/components/i18n/messages/all.en'
import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { ClientProvider } from '../client/ClientContext.tsx'
import { connectToHost } from '../client/connectToHost.ts'
import { followRefusals } from '../state/activityRefusalStore.ts'
import { followAppearance } from '../state/appearance.ts'
import { followCallMode } from '../state/callModeStore.ts'
import { useDraftFollowing } from '../state/draftSaving.ts'
import { followApp } from '../state/followApp.ts'
import { followSignIns } from '../state/followSignIns.ts'
import { setHostReachability } from '../state/hostReachabilityStore.ts'
import { followAddress, takeFocusRequest, useNavigation } from '../state/navigationStore.ts'
import { useOpened } from '../state/openedStore.ts'
import { followSettings } from '../state/settingsStore.ts'
import { loadStartPage } from '../state/startPageStore.ts'
import { wait } from '../state/wait.ts'
import { PageFocusContext } from '../ui/Page.tsx'
import { Frame } from './Frame.tsx'
import { makeTextVisible } from './makeTextVisible.ts'
import { maskPastes } from './maskPastes.ts'
import { loadFirstPage } from './pageLoaders.ts'
import { revealCopies } from './revealCopies.ts'

/** The longest that an empty window waits for the host, in milliseconds: then the page says that it asks. */
const FIRST_ANSWER = 1_000

/** Renders the app into the page, as soon as what it shows first is known: nothing that was drawn moves then. */
export async function mountApp(root: HTMLElement): Promise<void> {
  makeTextVisible()
  const client = connectToHost(setHostReachability)
  followAddress()
  followAppearance()
  followRefusals()
  const untilClosed = new AbortController().signal
  void followApp(client, untilClosed)
  void followSignIns(client, untilClosed)
  void followCallMode(client, untilClosed)
  revealCopies(client)
  maskPastes(client)
  const settings = new Promise<void>((resolve) => void followSettings(client, untilClosed, resolve))
  const first = Promise.all([loadFirstPage(), firstAnswer(), loadFirstLists(client), settings])
  await Promise.race([first, wait(FIRST_ANSWER, untilClosed)])
  // As a transition, React renders in slices: the page takes clicks and scrolling while it is being built.
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <App client={client} />
      </StrictMode>,
    ),
  )
}

/** Resolves when main has said for the first time what is open. */
function firstAnswer(): Promise<void> {
  return new Promise((resolve) => {
    const stop = useOpened.subscribe(({ known }) => {
      if (!known) return
      stop()
      resolve()
    })
  })
}

async function loadFirstLists(client: ContractClient): Promise<void> {
  if (useNavigation.getState().page === 'start') await loadStartPage(client)
}

/** The providers and stores that every page needs, and the frame around the pages. */
function App({ client }: { readonly client: ContractClient }) {
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
