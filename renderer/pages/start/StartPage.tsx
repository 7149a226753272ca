import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect } from 'react'
import { plural } from '../../../app/text/plural.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { navigate } from '../../state/navigationStore.ts'
import { useOpened } from '../../state/openedStore.ts'
import { loadStartPage } from '../../state/startPageStore.ts'
import { Later } from '../../ui/Later.tsx'
import { Page } from '../../ui/Page.tsx'
import { NewOnboarding } from './NewOnboarding.tsx'
import { OpenFile } from './OpenFile.tsx'
import { Practice } from './Practice.tsx'
import { PrepareForCustomer } from './PrepareForCustomer.tsx'
import { RecentList } from './RecentList.tsx'

const STEPS = [
  {
    title: '1. Name the accounts',
    text: 'Paste them, or take them from your organization. Credentials stay on this computer, in memory.',
  },
  {
    title: '2. Look, then run',
    text: 'The plan shows what would change before anything does. The run does only what is missing, and verifies it.',
  },
  {
    title: '3. Connect and report',
    text: 'Copy each account’s values into ActiveEye, then send the report to your representative.',
  },
] as const

/** The first page: continue, start or practice an onboarding. */
export function StartPage() {
  const client = useClient()
  // What was listed before may have changed since.
  useEffect(() => void loadStartPage(client), [client])
  return (
    <Page
      title="Start"
      description="Connects AWS accounts to ActiveEye: one checklist that creates the stack, gives every VPC its flow log, and verifies each step."
    >
      <OpenNow />
      <RecentList />
      <HowItWorks />
      <ColumnLayout columns={2}>
        <NewOnboarding />
        <Practice />
      </ColumnLayout>
      <Later>
        <SpaceBetween size="l">
          <OpenFile />
          <PrepareForCustomer />
          <ForRepresentatives />
        </SpaceBetween>
      </Later>
    </Page>
  )
}

/** The other side of the work: nothing of it concerns a customer. */
function ForRepresentatives() {
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Read the reports of customers in one table, see who waits for whom, and answer them."
          actions={<Button onClick={() => navigate('reports')}>Customers&apos; reports</Button>}
        >
          For ActiveEye&apos;s representatives
        </Header>
      }
    />
  )
}

/** The whole work in three steps, for a newcomer. */
function HowItWorks() {
  return (
    <Container header={<Header variant="h2">How it works</Header>}>
      <ColumnLayout columns={3} variant="text-grid">
        {STEPS.map(({ title, text }) => (
          <div key={title}>
            <Box variant="h3" padding="n">
              {title}
            </Box>
            <Box color="text-body-secondary">{text}</Box>
          </div>
        ))}
      </ColumnLayout>
    </Container>
  )
}

/** The onboarding that is open already. */
function OpenNow() {
  const opened = useOpened((state) => state.opened)
  if (opened === undefined) return null
  const { customer, accounts } = opened.onboarding
  return (
    <Alert
      type="info"
      header={`${customer.name} is open`}
      action={
        <Button variant="primary" onClick={() => navigate('accounts')}>
          Continue
        </Button>
      }
    >
      {plural(accounts.length, 'account')}
      {opened.path !== undefined && `, in ${opened.path}`}
    </Alert>
  )
}
