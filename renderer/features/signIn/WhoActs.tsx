import Box from '@cloudscape-design/components/box'
import { whoActs } from '../../../app/access/whoAmI.ts'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import { useOpened } from '../../state/openedStore.ts'
import { useSignIns } from '../../state/signInStore.ts'

interface WhoActsProps {
  readonly accountIds: readonly string[]
}

/** Whom the work is done as, beside every consent; nothing while nobody is known. */
export function WhoActs({ accountIds }: WhoActsProps) {
  const words = useWhoActs(accountIds)
  if (words.length === 0) return null
  return (
    <div>
      <Box variant="awsui-key-label">Signed in as</Box>
      {words.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  )
}

/** The same in a line, where there is little room. */
export function WhoActsLine({ accountIds }: WhoActsProps) {
  const words = useWhoActs(accountIds)
  if (words.length === 0) return null
  return (
    <Box color="text-body-secondary" fontSize="body-s">
      Signed in as {words.join('; ')}
    </Box>
  )
}

function useWhoActs(accountIds: readonly string[]): readonly string[] {
  const identities = useSignIns((state) => state.identities)
  const accounts = useOpened((state) => state.opened?.onboarding.accounts)
  return whoActs(identities, accountIds, {
    time: clockTimeHere,
    accountName: (accountId) => accounts?.find((account) => account.accountId === accountId)?.name,
  })
}
