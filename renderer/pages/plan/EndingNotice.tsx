import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { useState } from 'react'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { KeepFocus } from '../../components/KeepFocus.tsx'
import { SignInDialog } from '../../components/problems/SignInDialog.tsx'
import { endingWords } from './endingWords.ts'
import { useEndings } from './useEndings.ts'

/** Before a run: sign-ins that would end in the middle of it, and the button that renews them first. */
export function EndingNotice({ onboarding }: { readonly onboarding: Onboarding }) {
  const { endings, at } = useEndings()
  const [dialog, setDialog] = useState<{ readonly ids: ReadonlySet<string>; readonly visible: boolean }>({
    ids: new Set(),
    visible: false,
  })
  const names = new Map(onboarding.accounts.map(({ accountId, name }) => [accountId, name]))
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const words = endingWords(endings, (id) => names.get(id) ?? id, { now: at, timeZone })
  return (
    <>
      {words !== undefined && (
        <KeepFocus>
          <Alert
            type="warning"
            action={
              <Button
                onClick={() =>
                  setDialog({ ids: new Set(endings.map(({ accountId }) => accountId)), visible: true })
                }
              >
                Sign in…
              </Button>
            }
          >
            {words} Sign in again first, or the run will wait for you in the middle.
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
