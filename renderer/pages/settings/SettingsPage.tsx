import { useEffect } from 'react'
import { NetworkSection } from '../../features/network/NetworkSection.tsx'
import { useNavigation } from '../../state/navigationStore.ts'
import { Page } from '../../ui/Page.tsx'
import { AboutSection } from './AboutSection.tsx'
import { AppearanceSection } from './AppearanceSection.tsx'
import { CallsSection } from './CallsSection.tsx'
import { DiagnosticsSection } from './DiagnosticsSection.tsx'
import { SectionHeading, showSection } from './SectionHeading.tsx'
import { StorageSection } from './StorageSection.tsx'
import { UpdatesSection } from './UpdatesSection.tsx'

/**
 * Everything that is set on this computer, what the app keeps there, and what the app is. About is a part of the page
 * and no dialog: its links, the licences and the diagnostics are read beside the version that they are about.
 */
export function SettingsPage() {
  const section = useNavigation((state) => state.detail)
  useEffect(() => showSection(section), [section])
  return (
    <Page
      title="Settings"
      description="They hold for this computer, whichever onboarding is open, and are kept for the next start."
    >
      <AppearanceSection />
      <NetworkSection heading={<SectionHeading section="network">Network</SectionHeading>} />
      <CallsSection />
      <UpdatesSection />
      <StorageSection />
      <DiagnosticsSection />
      <AboutSection />
    </Page>
  )
}
