import { useEffect, useState } from 'react'
import type { SignInTask } from '../../../app/access/signInTasks.ts'
import { signInClaimTests, stillNotSignedInWords } from '../../../app/access/stillNotSignedIn.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useOpened } from '../../state/openedStore.ts'

interface SignInClaim {
  /** True when at least one sign-in is there. The work in its accounts is told, and continues. */
  check(): Promise<boolean>
  readonly busy: boolean
  /** A sentence for each sign-in that is still missing. */
  readonly stillNot: readonly string[]
  readonly refusal: CallRefusal | undefined
}

/** Whether somebody who says that they have signed in has. */
export function useSignInClaim(tasks: readonly SignInTask[], visible: boolean): SignInClaim {
  const client = useClient()
  const practice = useOpened((state) => state.opened?.practice)
  const [busy, setBusy] = useState(false)
  const [stillNot, setStillNot] = useState<readonly string[]>([])
  const [refusal, setRefusal] = useState<CallRefusal>()
  useEffect(() => {
    if (visible) return
    setStillNot([])
    setRefusal(undefined)
  }, [visible])

  return {
    busy,
    stillNot,
    refusal,
    async check() {
      if (tasks.length === 0) return true
      setBusy(true)
      setStillNot([])
      setRefusal(undefined)
      try {
        // What was refused before says nothing about what is there now.
        const accountIds = tasks.flatMap(({ accounts }) => accounts.map(({ accountId }) => accountId))
        await client.signIn.renewed({ accountIds })
        const missing: string[] = []
        const input = { tests: [...signInClaimTests(tasks)], ...(practice !== undefined && { practice }) }
        for await (const result of await client.access.test(input)) {
          const words = stillNotSignedInWords(result)
          if (words !== undefined) missing.push(words)
        }
        setStillNot(missing)
        return missing.length < tasks.length
      } catch (error) {
        setRefusal(refusalOf(error))
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}
