import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { useMemo, useState } from 'react'
import { waitingForSignIn } from '../../../app/access/waitingForSignIn.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import type { ActivityStatus } from '../../../app/checklist/snapshot.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { isLive } from '../../components/activity/liveActivity.ts'
import { KeepFocus } from '../../components/KeepFocus.tsx'
import { SignInDialog } from '../../components/problems/SignInDialog.tsx'
import { signInNoticeWords } from './signInNoticeWords.ts'

interface SignInNoticeProps {
  readonly onboarding: Onboarding
  readonly accounts: readonly AccountStatus[]
  readonly activity: ActivityStatus | undefined
}

/** Says by name in which accounts the work under way waits for a sign-in, with the button that brings it. */
export function SignInNotice({ onboarding, accounts, activity }: SignInNoticeProps) {
  const [dialog, setDialog] = useState<{ readonly ids: ReadonlySet<string>; readonly visible: boolean }>({
    ids: new Set(),
    visible: false,
  })
  const waiting = useMemo(() => waitingForSignIn(accounts, activity), [accounts, activity])
  const words = isLive(activity) ? signInNoticeWords(waiting, accounts.length, activity.state) : undefined
  return (
    <>
      {words !== undefined && (
        <KeepFocus>
          <Alert
            type="warning"
            header={words.header}
            action={
              <Button
                variant="primary"
                onClick={() =>
                  setDialog({ ids: new Set(waiting.map(({ accountId }) => accountId)), visible: true })
                }
              >
                Sign in…
              </Button>
            }
          >
            {words.text}
          </Alert>
        </KeepFocus>
      )}
      <SignInDialog
        visible={dialog.visible}
        accounts={onboarding.accounts.filter(({ accountId }) => dialog.ids.has(accountId))}
        onClose={() => setDialog({ ...dialog, visible: false })}
      />
    </>
  )
}
