import { useEffect, useState } from 'react'
import type { StoredData } from '../../../app/settings/storedData.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'

interface StoredDataState {
  /** `undefined` until main has looked. */
  readonly data: StoredData | undefined
  readonly refusal: CallRefusal | undefined
  refresh(): void
}

/** What the app keeps on this computer, as it was when it was looked at last. */
export function useStoredData(): StoredDataState {
  const client = useClient()
  const [data, setData] = useState<StoredData>()
  const [refusal, setRefusal] = useState<CallRefusal>()
  const [looks, setLooks] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each look is asked for by its number
  useEffect(() => {
    let wanted = true
    client.storage.list().then(
      (answer) => wanted && setData(answer),
      (error: unknown) => wanted && setRefusal(refusalOf(error)),
    )
    return () => {
      wanted = false
    }
  }, [client, looks])
  return { data, refusal, refresh: () => setLooks((count) => count + 1) }
}
