import { useEffect, useState } from 'react'
import type { Ending } from '../../../app/access/connectionTest.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { useSignIns } from '../../state/signInStore.ts'

/** Main is asked so often; it calls nobody for it. Milliseconds. */
const AGAIN = 30_000

/** Accounts whose sign-in ends within minutes, and when that was asked. */
export function useEndings(): { readonly endings: readonly Ending[]; readonly at: number } {
  const client = useClient()
  const [known, setKnown] = useState<{ readonly endings: readonly Ending[]; readonly at: number }>({
    endings: [],
    at: 0,
  })
  // A new sign-in may have changed the answer.
  const identityCenters = useSignIns((state) => state.identityCenters)
  const keys = useSignIns((state) => state.keys)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when these change
  useEffect(() => {
    let wanted = true
    const ask = () => {
      client.access.ending().then(
        (endings) => wanted && setKnown({ endings, at: Date.now() }),
        // Nothing to say about what is not known.
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
