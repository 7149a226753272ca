import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { SignInAlert } from '../../features/signIn/SignInAlert.tsx'
import { endingWords } from './endingWords.ts'
import { useEndings } from './useEndings.ts'

/** Before a run: sign-ins that would end in the middle of it, and the button that renews them first. */
export function EndingNotice({ onboarding }: { readonly onboarding: Onboarding }) {
  const { endings, at } = useEndings()
  const names = new Map(onboarding.accounts.map(({ accountId, name }) => [accountId, name]))
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const words = endingWords(endings, (id) => names.get(id) ?? id, { now: at, timeZone })
  return (
    <SignInAlert
      onboarding={onboarding}
      accountIds={endings.map(({ accountId }) => accountId)}
      urgent={false}
    >
      {words && `${words} Sign in again first, or the run will wait for you in the middle.`}
    </SignInAlert>
  )
}
