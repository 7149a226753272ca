import { useEffect, useState } from 'react'
import type { Ending } from '../../../app/access/connectionTest.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { SignInAlert } from '../../features/signIn/SignInAlert.tsx'
import { useSignIns } from '../../state/signInStore.ts'
import { signInEndingWords } from './signInEndingWords.ts'

/** Main is asked this often; it makes no call for the answer. Milliseconds. */
const AGAIN = 30_000

/** Before a run: names sign-ins that end soon, with the button to renew them first. */
export function SignInEndingNotice({ onboarding }: { readonly onboarding: Onboarding }) {
  const { endings, at } = useEndings()
  const names = new Map(onboarding.accounts.map(({ accountId, name }) => [accountId, name]))
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const words = signInEndingWords(endings, (id) => names.get(id) ?? id, { now: at, timeZone })
  return (
    <SignInAlert
      onboarding={onboarding}
      accountIds={endings.map(({ accountId }) => accountId)}
      urgent={false}
    >
      {words && `${words} Sign in again first; otherwise the run will stop there and wait for you.`}
    </SignInAlert>
  )
}

/** Accounts whose sign-in ends within minutes, and the time of that answer. */
function useEndings(): { readonly endings: readonly Ending[]; readonly at: number } {
  const client = useClient()
  const [known, setKnown] = useState<{ readonly endings: readonly Ending[]; readonly at: number }>({
    endings: [],
    at: 0,
  })
  // A new sign-in may have changed the answer.
  const identityCenters = useSignIns((state) => state.identityCenters)
  const keys = useSignIns((state) => state.keys)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when these change
  useEffect(() => {
    let wanted = true
    const ask = () => {
      client.access.ending().then(
        (endings) => wanted && setKnown({ endings, at: Date.now() }),
        // Without an answer nothing is shown.
        () => undefined,
      )
    }
    ask()
    const timer = setInterval(ask, AGAIN)
    return () => {
      wanted = false
      clearInterval(timer)
    }
  }, [client, identityCenters, keys])
  return known
}
