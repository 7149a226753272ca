import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { navigate } from '../../state/navigationStore.ts'

/** Opens the customer's ActiveEye, or says how to have a button that does. */
export function PortalLink({ portalUrl }: { readonly portalUrl: string | undefined }) {
  const client = useClient()
  const [refusal, setRefusal] = useState<CallRefusal>()
  if (portalUrl === undefined) {
    return (
      <Box color="text-body-secondary">
        To open ActiveEye from here, enter the address of your portal on the page{' '}
        <Link
          href="#/accounts"
          onFollow={(event) => {
            event.preventDefault()
            navigate('accounts')
          }}
        >
          Accounts
        </Link>
        .
      </Box>
    )
  }

  async function open(address: string): Promise<void> {
    setRefusal(undefined)
    try {
      const { opened, url } = await client.host.openExternal({ url: address })
      if (!opened) window.open(url, '_blank', 'noopener,noreferrer')
    } catch (error) {
      setRefusal(refusalOf(error))
    }
  }

  return (
    <SpaceBetween size="s">
      <SpaceBetween size="s" direction="horizontal" alignItems="center">
        <Button
          iconName="external"
          iconAlign="right"
          ariaLabel="Open the portal (opens in a new tab)"
          onClick={() => void open(portalUrl)}
        >
          Open the portal
        </Button>
        <Box color="text-body-secondary">{portalUrl}</Box>
      </SpaceBetween>
      {refusal && <RefusalAlert refusal={refusal} />}
    </SpaceBetween>
  )
}
