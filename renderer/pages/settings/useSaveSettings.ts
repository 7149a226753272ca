import { useState } from 'react'
import type { SettingsChange } from '../../../app/settings/settings.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'

/** Saves settings in main, which tells every page of it. `save` gives whether they are in effect. */
export function useSaveSettings() {
  const client = useClient()
  const [refusal, setRefusal] = useState<CallRefusal>()

  async function save(change: SettingsChange): Promise<boolean> {
    setRefusal(undefined)
    try {
      await client.settings.save(change)
      return true
    } catch (error) {
      setRefusal(refusalOf(error))
      return false
    }
  }

  return { save, refusal }
}
