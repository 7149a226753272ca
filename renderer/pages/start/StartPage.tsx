import ColumnLayout from '@cloudscape-design/components/column-layout'
import { Page } from '../../ui/Page.tsx'
import { HowItGoes } from './HowItGoes.tsx'
import { NewOnboarding } from './NewOnboarding.tsx'
import { OpenFile } from './OpenFile.tsx'
import { OpenNow } from './OpenNow.tsx'
import { Practice } from './Practice.tsx'
import { RecentList } from './RecentList.tsx'

/** Where everybody begins: go on, start, or rehearse. */
export function StartPage() {
  return (
    <Page
      title="Start"
      description="Connects AWS accounts to ActiveEye: one checklist that creates the stack, gives every VPC its flow log, and proves each tick."
    >
      <OpenNow />
      <RecentList />
      <HowItGoes />
      <ColumnLayout columns={2}>
        <NewOnboarding />
        <Practice />
      </ColumnLayout>
      <OpenFile />
    </Page>
  )
}
