import { useEffect, useState } from 'react'
import type { UpdateSettings } from '../../../app/updates/updateSettings.ts'
import type { UpdatesState } from '../../../app/updates/updatesState.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useHostAbilities } from '../../client/useHostAbilities.ts'
import { askedOutside } from '../../features/askedOutside.ts'

interface Updates {
  /** `undefined` until main answered. */
  readonly state: UpdatesState | undefined
  readonly refusal: CallRefusal | undefined
  /** Which call is waited for. */
  readonly busy: 'save' | 'check' | 'install' | undefined
  /** True when the settings are saved. */
  save(settings: UpdateSettings): Promise<boolean>
  check(): Promise<boolean>
  install(): Promise<boolean>
}

/** What main says about updates, and what a person can do about them. */
export function useUpdates(): Updates {
  const client = useClient()
  const { confirmsIn } = useHostAbilities()
  const [state, setState] = useState<UpdatesState>()
  const [refusal, setRefusal] = useState<CallRefusal>()
  const [busy, setBusy] = useState<Updates['busy']>()

  useEffect(() => {
    let wanted = true
    client.updates.state().then(
      (answer) => wanted && setState(answer),
      (error: unknown) => wanted && setRefusal(refusalOf(error)),
    )
    return () => {
      wanted = false
    }
  }, [client])

  async function taken(what: Updates['busy'], call: () => Promise<UpdatesState>): Promise<boolean> {
    setRefusal(undefined)
    setBusy(what)
    try {
      setState(await call())
      return true
    } catch (error) {
      setRefusal(refusalOf(error))
      return false
    } finally {
      setBusy(undefined)
    }
  }

  return {
    state,
    refusal,
    busy,
    save: (settings) => taken('save', () => askedOutside(confirmsIn, client.updates.save(settings))),
    check: () => taken('check', () => client.updates.check()),
    install: () => taken('install', () => askedOutside(confirmsIn, client.updates.install())),
  }
}
