import { useState } from 'react'
import { useClient } from '../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../client/callRefusal.ts'

/** Opens an address outside the app: the host decides whether it may, and a browser opens it in a new tab. */
export function useOpenExternal() {
  const client = useClient()
  const [refusal, setRefusal] = useState<CallRefusal>()

  async function open(address: string): Promise<void> {
    setRefusal(undefined)
    try {
      const { opened, url } = await client.host.openExternal({ url: address })
      if (!opened) window.open(url, '_blank', 'noopener,noreferrer')
    } catch (error) {
      setRefusal(refusalOf(error))
    }
  }

  return { open, refusal }
}
