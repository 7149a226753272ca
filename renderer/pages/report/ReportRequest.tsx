import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo } from 'react'
import { ownerInShort } from '../../../app/activeeye/foreignWords.ts'
import { flowLogDestinationOf } from '../../../app/onboarding/activeeyeAddresses.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { bucketRequestOf } from '../../../app/report/bucketRequest.ts'
import { plural } from '../../../app/text/plural.ts'
import { CopyRequestButton, RequestActions } from '../../features/request/RequestActions.tsx'
import { useChecklist } from '../../state/checklistStore.ts'
import { localTimeZone } from '../../ui/LocalTime.tsx'

/** The request to the owner of the bucket, to be sent by itself: it stands in the report, too. */
export function ReportRequest({ onboarding }: { readonly onboarding: Onboarding }) {
  const accounts = useChecklist((state) => state.accounts)
  const destination = flowLogDestinationOf(onboarding)
  const customer = onboarding.customer.name
  const request = useMemo(
    () => bucketRequestOf({ customer, accounts: [...accounts.values()] }, destination, localTimeZone()),
    [customer, accounts, destination],
  )
  if (request === undefined) return null
  return (
    <Alert
      type="info"
      header={`${ownerInShort(destination)} has to allow ${plural(request.accounts.length, 'account')} on the bucket`}
    >
      <SpaceBetween size="s">
        <div>The report has the request among its open items. To send it by itself:</div>
        <SpaceBetween size="xs" direction="horizontal">
          <CopyRequestButton request={request} destination={destination} isPrimary={false} />
          <RequestActions request={request} customer={customer} destination={destination} />
        </SpaceBetween>
      </SpaceBetween>
    </Alert>
  )
}
