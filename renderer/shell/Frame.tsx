import AppLayout from '@cloudscape-design/components/app-layout'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { activityTitle } from '../../app/access/activityNews.ts'
import { fractionOf } from '../../app/checklist/activityProgress.ts'
import { needsNoOnboarding, pageTitle } from '../../app/contract/pages.ts'
import { plainText } from '../../app/text/plainText.ts'
import { useChecklist } from '../state/checklistStore.ts'
import { navigate, useNavigation } from '../state/navigationStore.ts'
import { useOpened } from '../state/openedStore.ts'
import { type SidePanel, useSidePanel } from '../state/sidePanelStore.ts'
import { firstCodeRequest, useSignIns } from '../state/signInStore.ts'
import { Loading } from '../ui/Loading.tsx'
import { focusHeading, Page } from '../ui/Page.tsx'
import { WorkPaused } from '../ui/StateIndicator.tsx'
import { Announcer } from './Announcer.tsx'
import { LoadedPage } from './LoadedPage.tsx'
import { Notifications } from './Notifications.tsx'
import { PageBoundary } from './PageBoundary.tsx'
import { PageMenu } from './PageMenu.tsx'
import { refusePastedKeys } from './refusePastedKeys.ts'
import { titleWaitWords } from './signInAnnouncements.ts'
import { TopBar } from './TopBar.tsx'
import { tellElsewhere, useMissedNews } from './tellElsewhere.ts'

const MfaCodeDialog = lazy(() =>
  import('../features/signIn/MfaCodeDialog.tsx').then((module) => ({ default: module.MfaCodeDialog })),
)

const SIDE = { position: 'side' } as const

/** The top bar, the menu, the notifications and the current page; the presenter view has the window for itself. */
export function Frame() {
  const page = useNavigation((state) => state.page)
  const customer = useOpened((state) => state.opened?.onboarding.customer.name)
  const missed = useMissedNews((state) => state.title)
  const going = useChecklist((state) => activityTitle(state, state.progress && fractionOf(state.progress)))
  const news = missed ?? going
  const [menuOpen, setMenuOpen] = useState(true)
  const [panelSize, setPanelSize] = useState(400)
  const panel = useShownSidePanel()
  const waitsFor = useSignIns(({ requests }) => titleWaitWords(requests[0]?.kind))
  const isTall = useIsTall()

  useEffect(() => {
    const parts = [waitsFor ?? news, pageTitle(page), customer, 'ActiveEye Onboarding']
    document.title = plainText(parts.filter((part) => part !== undefined).join(' – '))
  }, [page, customer, news, waitsFor])
  useEffect(tellElsewhere, [])

  useEffect(() => refusePastedKeys(document), [])

  if (page === 'present') {
    return (
      <>
        <PageBoundary>
          <LoadedPage page={page} />
        </PageBoundary>
        <MfaCode />
      </>
    )
  }

  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to the content, and the address names the page */}
      <a
        className="skip-link"
        href="#content"
        onClick={(event) => {
          // The part of the address behind # names the page.
          event.preventDefault()
          focusHeading()
        }}
      >
        Skip to the content
      </a>
      <div id="top-bar">
        <TopBar />
      </div>
      <AppLayout
        headerSelector="#top-bar"
        navigation={<PageMenu />}
        navigationOpen={menuOpen}
        navigationWidth={250}
        onNavigationChange={({ detail }) => setMenuOpen(detail.open)}
        notifications={<Notifications />}
        stickyNotifications={isTall}
        toolsHide
        splitPanel={panel?.content}
        splitPanelOpen={panel !== undefined}
        splitPanelSize={panelSize}
        splitPanelPreferences={SIDE}
        // The panel hides its preferences; without this listener, Cloudscape logs a warning.
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
      <MfaCode />
      <Announcer />
    </>
  )
}

/** Whether there is room for what stays at the top while the page scrolls; at 200 % zoom there is little. */
function useIsTall(): boolean {
  const [isTall, setTall] = useState(() => TALL.matches)
  useEffect(() => {
    const follow = () => setTall(TALL.matches)
    TALL.addEventListener('change', follow)
    return () => TALL.removeEventListener('change', follow)
  }, [])
  return isTall
}

const TALL = window.matchMedia('(min-height: 560px)')

function CurrentPage() {
  const page = useNavigation((state) => state.page)
  const known = useOpened((state) => state.known)
  const isOpen = useOpened((state) => state.opened !== undefined)
  const isPaused = useChecklist(({ activity }) => activity?.state === 'paused')
  const title = pageTitle(page)
  if (!known) return <Loading what="Asking the app which onboarding is open" />
  if (!isOpen && !needsNoOnboarding(page)) {
    return (
      <Page title={title}>
        <NothingOpen />
      </Page>
    )
  }
  return (
    <WorkPaused value={isPaused}>
      <LoadedPage page={page} />
    </WorkPaused>
  )
}

/** Shown instead of a page that needs an onboarding, while none is open. */
function NothingOpen() {
  return (
    <Container>
      <Box textAlign="center" padding="xl">
        <SpaceBetween size="m">
          <Box variant="h2">No onboarding is open</Box>
          <Box variant="p" color="text-body-secondary">
            Open one, start a new one, or rehearse on the practice organization.
          </Box>
          <Button variant="primary" onClick={() => navigate('start')}>
            Go to Start
          </Button>
        </SpaceBetween>
      </Box>
    </Container>
  )
}

/** A dialog over every page, open while main waits for an MFA code; several requests are shown one after the other. */
function MfaCode() {
  const request = useSignIns(firstCodeRequest)
  if (request === undefined) return null
  return (
    <Suspense fallback={null}>
      <MfaCodeDialog key={request.id} request={request} />
    </Suspense>
  )
}

/** The page's side panel. When it closes, the focus returns to where it was opened from. */
function useShownSidePanel(): SidePanel | undefined {
  const panel = useSidePanel((state) => state.panel)
  const before = useRef<SidePanel>(undefined)
  useEffect(() => {
    if (panel === undefined) before.current?.returnFocus()
    before.current = panel
  }, [panel])
  return panel
}
