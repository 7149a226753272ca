import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { type ReactNode, useState } from 'react'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { KeepFocus } from '../../ui/KeepFocus.tsx'
import { SignInDialog } from './SignInDialog.tsx'

interface SignInAlertProps {
  readonly onboarding: Onboarding
  /** Those to sign in to; the dialog keeps those that it was opened for. */
  readonly accountIds: readonly string[]
  readonly header?: string | undefined
  /** Whether it is what the page wants most. */
  readonly urgent: boolean
  /** Left out: there is nothing to say. */
  readonly children: ReactNode
}

/** Says that a sign-in is wanted, with the button that brings it. The dialog outlives what is said. */
export function SignInAlert({ onboarding, accountIds, header, urgent, children }: SignInAlertProps) {
  const [dialog, setDialog] = useState<{ readonly ids: ReadonlySet<string>; readonly visible: boolean }>({
    ids: new Set(),
    visible: false,
  })
  return (
    <>
      {children !== undefined && (
        <KeepFocus>
          <Alert
            type="warning"
            header={header}
            action={
              <Button
                variant={urgent ? 'primary' : 'normal'}
                onClick={() => setDialog({ ids: new Set(accountIds), visible: true })}
              >
                Sign in…
              </Button>
            }
          >
            {children}
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
