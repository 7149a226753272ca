import Box from '@cloudscape-design/components/box'
import { useOpened } from '../../state/openedStore.ts'
import { ExternalLinks } from '../ExternalLinks.tsx'
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
  return (
    <ExternalLinks links={places}>
      {!isBrief && (
        <Box color="text-body-secondary" fontSize="body-s">
          {consoleSignInWords(accountId)}
        </Box>
      )}
    </ExternalLinks>
  )
}
