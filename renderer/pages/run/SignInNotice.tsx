import { useMemo } from 'react'
import { waitingForSignIn } from '../../../app/access/waitingForSignIn.ts'
import type { ActivityStatus } from '../../../app/checklist/activityStatus.ts'
import { isLive } from '../../../app/checklist/activityStatus.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { SignInAlert } from '../../features/signIn/SignInAlert.tsx'
import { signInNoticeWords } from './signInNoticeWords.ts'

interface SignInNoticeProps {
  readonly onboarding: Onboarding
  readonly accounts: readonly AccountStatus[]
  readonly activity: ActivityStatus | undefined
}

/** Says by name in which accounts the work under way waits for a sign-in, with the button that brings it. */
export function SignInNotice({ onboarding, accounts, activity }: SignInNoticeProps) {
  const waiting = useMemo(() => waitingForSignIn(accounts, activity), [accounts, activity])
  const words = isLive(activity) ? signInNoticeWords(waiting, accounts.length, activity.state) : undefined
  return (
    <SignInAlert
      onboarding={onboarding}
      accountIds={waiting.map(({ accountId }) => accountId)}
      header={words?.header}
      urgent
    >
      {words?.text}
    </SignInAlert>
  )
}
