import AppLayout from '@cloudscape-design/components/app-layout'
import { useEffect, useState } from 'react'
import { NothingOpen } from '../features/NothingOpen.tsx'
import { NetworkDialogPlace } from '../features/network/NetworkDialogPlace.tsx'
import { MfaCodeDialogPlace } from '../features/signIn/MfaCodeDialogPlace.tsx'
import { pageTitle, useNavigation } from '../state/navigationStore.ts'
import { useOpened } from '../state/openedStore.ts'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Announcer } from './Announcer.tsx'
import { LoadedPage } from './LoadedPage.tsx'
import { Menu } from './Menu.tsx'
import { Notifications } from './Notifications.tsx'
import { PageBoundary } from './PageBoundary.tsx'
import { TopBar } from './TopBar.tsx'
import { useShownSidePanel } from './useShownSidePanel.ts'

const SIDE = { position: 'side' } as const

/** What is around the pages: the bar, the menu, the banners, and the place of the page itself. */
export function Frame() {
  const page = useNavigation((state) => state.page)
  const customer = useOpened((state) => state.opened?.onboarding.customer.name)
  const [menuOpen, setMenuOpen] = useState(true)
  const [panelSize, setPanelSize] = useState(400)
  const panel = useShownSidePanel()

  useEffect(() => {
    document.title = [pageTitle(page), customer, 'ActiveEye Onboarding']
      .filter((part) => part !== undefined)
      .join(' – ')
  }, [page, customer])

  return (
    <>
      <div id="top-bar">
        <TopBar />
      </div>
      <AppLayout
        headerSelector="#top-bar"
        navigation={<Menu />}
        navigationOpen={menuOpen}
        navigationWidth={250}
        onNavigationChange={({ detail }) => setMenuOpen(detail.open)}
        notifications={<Notifications />}
        stickyNotifications
        toolsHide
        splitPanel={panel?.content}
        splitPanelOpen={panel !== undefined}
        splitPanelSize={panelSize}
        splitPanelPreferences={SIDE}
        // The panel hides its preferences; without a listener, Cloudscape warns of them.
        onSplitPanelPreferencesChange={() => undefined}
        onSplitPanelToggle={() => panel?.close()}
        onSplitPanelResize={({ detail }) => setPanelSize(detail.size)}
        maxContentWidth={1600}
        ariaLabels={{
          navigation: 'Pages',
          navigationClose: 'Close the list of pages',
          navigationToggle: 'Open the list of pages',
          notifications: 'Notifications',
        }}
        content={
          <PageBoundary key={page}>
            <CurrentPage />
          </PageBoundary>
        }
      />
      <NetworkDialogPlace />
      <MfaCodeDialogPlace />
      <Announcer />
    </>
  )
}

function CurrentPage() {
  const page = useNavigation((state) => state.page)
  const known = useOpened((state) => state.known)
  const isOpen = useOpened((state) => state.opened !== undefined)
  const title = pageTitle(page)
  if (!known) return <Loading what="Asking the app what is open" />
  if (!isOpen && page !== 'start') {
    return (
      <Page title={title}>
        <NothingOpen />
      </Page>
    )
  }
  return <LoadedPage page={page} />
}
