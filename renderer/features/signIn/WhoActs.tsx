import Box from '@cloudscape-design/components/box'
import Popover from '@cloudscape-design/components/popover'
import { whoActs, whoActsInShort } from '../../../app/access/whoAmI.ts'
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

/** The same in a few words, which open the whole, where there is little room. */
export function WhoActsLine({ accountIds }: WhoActsProps) {
  const words = useWhoActs(accountIds)
  const inShort = useWhoWriting((identities, writing) => whoActsInShort(identities, accountIds, writing))
  if (inShort === undefined) return null
  return (
    <Box color="text-body-secondary" fontSize="body-s">
      Signed in as{' '}
      <Popover
        size="large"
        dismissButton={false}
        renderWithPortal
        content={words.map((line) => <div key={line}>{line}</div>)}
      >
        <Box fontSize="body-s" variant="span">
          {inShort}
        </Box>
      </Popover>
    </Box>
  )
}

function useWhoActs(accountIds: readonly string[]): readonly string[] {
  return useWhoWriting((identities, writing) => whoActs(identities, accountIds, writing))
}

function useWhoWriting<Words>(
  words: (identities: Parameters<typeof whoActs>[0], writing: Parameters<typeof whoActs>[2]) => Words,
): Words {
  const identities = useSignIns((state) => state.identities)
  const accounts = useOpened((state) => state.opened?.onboarding.accounts)
  return words(identities, {
    time: clockTimeHere,
    accountName: (accountId) => accounts?.find((account) => account.accountId === accountId)?.name,
  })
}
