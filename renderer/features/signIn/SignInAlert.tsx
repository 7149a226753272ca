import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { type ReactNode, useState } from 'react'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { KeepFocus } from '../../ui/KeepFocus.tsx'
import { SignInDialog } from './SignInDialog.tsx'

interface SignInAlertProps {
  readonly onboarding: Onboarding
  /** The accounts to sign in to. The open dialog keeps those that it was opened for. */
  readonly accountIds: readonly string[]
  readonly header?: string | undefined
  /** Whether its button is the page's primary one. */
  readonly urgent: boolean
  /** Left out when there is nothing to say. */
  readonly children: ReactNode
}

/** Says that a sign-in is needed, with the button that opens the dialog. The dialog stays when the alert goes. */
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
