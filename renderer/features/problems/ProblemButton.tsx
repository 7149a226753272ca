import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import { type PageName, pageTitle } from '../../../app/contract/pages.ts'
import { plural } from '../../../app/text/plural.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { setActivityRefusal } from '../../state/activityRefusalStore.ts'
import { navigate, useNavigation } from '../../state/navigationStore.ts'
import { StartButton } from '../activity/StartButton.tsx'
import type { OpenProblem } from './openProblems.ts'

/** After a plan, trying again only looks: nothing may be changed then. */
export type ProblemPurpose = 'plan' | 'run'

interface ProblemButtonProps {
  readonly problem: OpenProblem
  readonly purpose: ProblemPurpose
  /** It is the page's primary button. */
  readonly isPrimary: boolean
  /** The button for the request to the owner of the bucket. */
  readonly request: ReactNode
  readonly onSignIn: () => void
  readonly onReplaceStack: () => void
}

/** The one button that does what a problem's next step says. */
export function ProblemButton(props: ProblemButtonProps) {
  const { problem, purpose, isPrimary, request, onSignIn, onReplaceStack } = props
  const { action, accountIds } = problem
  const variant = isPrimary ? 'primary' : 'normal'
  const isOnPlan = useNavigation(({ page }) => page === 'plan')
  switch (action) {
    case 'tryAgain':
      return <TryAgain accountIds={accountIds} purpose={purpose} variant={variant} />
    case 'openNetwork':
      return (
        <SpaceBetween size="xs" direction="horizontal">
          <Button variant={variant} onClick={() => navigate('settings', 'network')}>
            Network…
          </Button>
          <TryAgain accountIds={accountIds} purpose={purpose} />
        </SpaceBetween>
      )
    case 'signIn':
      return (
        <Button variant={variant} onClick={onSignIn}>
          Sign in…
        </Button>
      )
    case 'replaceStack':
      // The page Plan has its own tick box for it.
      if (isOnPlan) {
        return (
          <Box color="text-body-secondary">To replace it, tick the box beside the button that creates.</Box>
        )
      }
      return purpose === 'plan' ? (
        <PageButton page="plan" variant={variant} />
      ) : (
        <Button variant={variant} onClick={onReplaceStack}>
          {accountIds.length === 1 ? 'Replace the stack…' : `Replace ${accountIds.length} stacks…`}
        </Button>
      )
    case 'copyRequest':
      return request
    case 'acceptGone':
      return (
        <SpaceBetween size="xs" direction="horizontal">
          <AcceptGone problem={problem} />
          <TryAgain accountIds={accountIds} purpose={purpose} variant={variant} />
        </SpaceBetween>
      )
    case 'openPlan':
      return purpose === 'plan' ? (
        <TryAgain accountIds={accountIds} purpose="plan" variant={variant} />
      ) : (
        <PageButton page="plan" variant={variant} />
      )
    case 'openAccounts':
      return (
        <Button variant={variant} onClick={() => navigate('accounts')}>
          Correct it on Accounts
        </Button>
      )
    case 'openConnectors':
      return <PageButton page="connectors" variant={variant} />
    case 'openStart':
      return <PageButton page="start" variant={variant} />
  }
}

function PageButton({ page, variant }: { readonly page: PageName; readonly variant: 'primary' | 'normal' }) {
  return (
    <Button variant={variant} onClick={() => navigate(page)}>
      Go to {pageTitle(page)}
    </Button>
  )
}

/** For what was deleted on purpose: a person says so, and it is no open problem any more. */
function AcceptGone({ problem: { places } }: { readonly problem: OpenProblem }) {
  const client = useClient()
  const items = places.flatMap(({ accountId, problem: { resource } }) =>
    resource === undefined ? [] : [{ accountId, resource }],
  )
  return (
    <Button
      onClick={() => {
        setActivityRefusal(undefined)
        client
          .acceptGone({ items })
          .catch((error: unknown) =>
            setActivityRefusal(error instanceof Error ? error.message : String(error)),
          )
      }}
    >
      {items.length === 1 ? 'Accept that it is gone' : `Accept that these ${items.length} are gone`}
    </Button>
  )
}

function TryAgain({
  accountIds,
  purpose,
  variant = 'normal',
}: {
  readonly accountIds: readonly string[]
  readonly purpose: ProblemPurpose
  readonly variant?: 'primary' | 'normal'
}) {
  const verb = purpose === 'plan' ? 'Look' : 'Try'
  return (
    <StartButton variant={variant} request={{ activity: purpose, only: [...accountIds] }}>
      {accountIds.length === 1
        ? `${verb} again`
        : `${verb} again with ${plural(accountIds.length, 'account')}`}
    </StartButton>
  )
}
