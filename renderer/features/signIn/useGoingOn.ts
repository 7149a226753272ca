import { useEffect, useRef, useState } from 'react'
import type { SignInAccount } from '../../../app/access/signInTasks.ts'
import { waitingForSignIn } from '../../../app/access/waitingForSignIn.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useChecklist } from '../../state/checklistStore.ts'

interface GoingOn {
  /** Those of the accounts that the work under way waits in, by ID. */
  readonly waiting: readonly string[]
  readonly refusal: CallRefusal | undefined
  /** Somebody has signed in: these are tried again at once. */
  goOn(accountIds: readonly string[]): void
}

/** @param onAllGone none of the accounts is waited in any more, though some were while `visible`. */
export function useGoingOn(
  accounts: readonly SignInAccount[],
  visible: boolean,
  onAllGone: () => void,
): GoingOn {
  const client = useClient()
  const known = useChecklist((state) => state.accounts)
  const activity = useChecklist((state) => state.activity)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const own = new Set(accounts.map(({ accountId }) => accountId))
  const waiting = waitingForSignIn(known.values(), activity)
    .map(({ accountId }) => accountId)
    .filter((accountId) => own.has(accountId))

  const waited = useRef(false)
  const isWaiting = waiting.length > 0
  const gone = useRef(onAllGone)
  gone.current = onAllGone
  useEffect(() => {
    if (visible && waited.current && !isWaiting) gone.current()
    waited.current = visible && isWaiting
  }, [visible, isWaiting])

  return {
    waiting,
    refusal,
    goOn(accountIds) {
      setRefusal(undefined)
      if (accountIds.length === 0) return
      client.signIn
        .renewed({ accountIds: [...accountIds] })
        .catch((error: unknown) => setRefusal(refusalOf(error)))
    },
  }
}
