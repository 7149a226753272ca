import { type ReactNode, useMemo, useState } from 'react'
import type { Checklist } from '../../../app/checklist/checklist.ts'
import { flowLogDestinationOf } from '../../../app/onboarding/activeeyeAddresses.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { type BucketRequest, bucketRequestOf } from '../../../app/report/bucketRequest.ts'
import { localTimeZone } from '../../ui/LocalTime.tsx'
import { CopyRequestButton } from '../request/RequestActions.tsx'
import { SignInDialog } from '../signIn/SignInDialog.tsx'
import type { OpenProblem } from './openProblems.ts'
import { ProblemButton, type ProblemPurpose } from './ProblemButton.tsx'
import { ReplaceStackDialog } from './ReplaceStackDialog.tsx'

export interface ProblemButtonsProps {
  readonly onboarding: Onboarding
  /** The checklist of all accounts, or of one account. */
  readonly checklist: Checklist
  readonly purpose: ProblemPurpose
}

interface ProblemButtons {
  /** @param isPrimary it is the page's primary button. */
  buttonFor(problem: OpenProblem, isPrimary: boolean): ReactNode
  /** What the buttons open. It stays while the problem goes. */
  readonly dialogs: ReactNode
  /** What ActiveEye has to allow, where it has to. */
  readonly request: BucketRequest | undefined
  /** The bucket's ARN. */
  readonly destination: string
}

/** The dialog and its accounts, which stay set while it closes. */
interface Dialog {
  readonly name: 'signIn' | 'replaceStack'
  readonly accountIds: readonly string[]
  readonly visible: boolean
}

/** The button of each problem, and the dialogs that these buttons open. */
export function useProblemButtons({ onboarding, checklist, purpose }: ProblemButtonsProps): ProblemButtons {
  const [dialog, setDialog] = useState<Dialog>({ name: 'signIn', accountIds: [], visible: false })
  const destination = flowLogDestinationOf(onboarding)
  const request = useMemo(
    () => bucketRequestOf(checklist, destination, localTimeZone()),
    [checklist, destination],
  )
  const concerned = new Set(dialog.accountIds)
  const close = () => setDialog({ ...dialog, visible: false })
  return {
    request,
    destination,
    buttonFor: (problem, isPrimary) => {
      const open = (name: Dialog['name']) => () =>
        setDialog({ name, accountIds: problem.accountIds, visible: true })
      return (
        <ProblemButton
          problem={problem}
          purpose={purpose}
          isPrimary={isPrimary}
          request={
            request && <CopyRequestButton request={request} destination={destination} isPrimary={isPrimary} />
          }
          onSignIn={open('signIn')}
          onReplaceStack={open('replaceStack')}
        />
      )
    },
    dialogs: (
      <>
        <SignInDialog
          visible={dialog.visible && dialog.name === 'signIn'}
          accounts={onboarding.accounts.filter(({ accountId }) => concerned.has(accountId))}
          purpose={purpose}
          onClose={close}
        />
        <ReplaceStackDialog
          visible={dialog.visible && dialog.name === 'replaceStack'}
          accounts={checklist.accounts.filter(({ accountId }) => concerned.has(accountId))}
          onClose={close}
        />
      </>
    ),
  }
}
