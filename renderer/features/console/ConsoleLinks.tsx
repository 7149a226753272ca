import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useOpened } from '../../state/openedStore.ts'
import { RefusalAlert } from '../RefusalAlert.tsx'
import { useOpenExternal } from '../useOpenExternal.ts'
import { type ConsolePlace, consoleSignInWords, isShownByConsole } from './consolePlaces.ts'

interface ConsoleLinksProps {
  readonly accountId: string
  readonly places: readonly ConsolePlace[]
  /** Where several are listed for one account, one of them says which account to sign in to. */
  readonly isBrief?: boolean
}

/** Links into the AWS console, where it shows what the page is about. */
export function ConsoleLinks({ accountId, places, isBrief = false }: ConsoleLinksProps) {
  const isShown = useOpened(({ opened }) => isShownByConsole(opened))
  if (!isShown || places.length === 0) return null
  return <ConsoleLinkList accountId={accountId} places={places} isBrief={isBrief} />
}

export function ConsoleLinkList({ accountId, places, isBrief }: Required<ConsoleLinksProps>) {
  const { open, refusal } = useOpenExternal()
  return (
    <SpaceBetween size="xxs">
      {places.map(({ text, url }) => (
        <Link
          key={url}
          href={url}
          external
          externalIconAriaLabel="(opens in a new tab)"
          onFollow={(event) => {
            event.preventDefault()
            void open(url)
          }}
        >
          {text}
        </Link>
      ))}
      {!isBrief && (
        <Box color="text-body-secondary" fontSize="body-s">
          {consoleSignInWords(accountId)}
        </Box>
      )}
      {refusal && <RefusalAlert refusal={refusal} />}
    </SpaceBetween>
  )
}
