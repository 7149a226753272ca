import { ORPCError } from '@orpc/client'
import { useEffect, useState } from 'react'
import type { NetworkSettings, NetworkStatus } from '../../../app/network/networkSettings.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useHostAbilities } from '../../client/useHostAbilities.ts'
import { showNetworkInUse } from '../../state/networkInUseStore.ts'
import { askedOutside } from '../askedOutside.ts'

interface NetworkSettingsState {
  /** What main has now; `undefined` until it answered. */
  readonly network: NetworkStatus | undefined
  /** A sentence for each field that main did not take. */
  readonly wrongInput: readonly string[]
  /** Any other refusal. */
  readonly refusal: CallRefusal | undefined
  readonly saving: boolean
  /** True when they are in effect. */
  save(settings: NetworkSettings): Promise<boolean>
  /** True when it was taken. An empty user name forgets what is held. */
  signInToProxy(user: string, password: string): Promise<boolean>
  forgetRefusal(): void
}

/** The network settings that main has, and their effect. */
export function useNetworkSettings(): NetworkSettingsState {
  const client = useClient()
  const { confirmsIn } = useHostAbilities()
  const [network, setNetwork] = useState<NetworkStatus>()
  const [refusal, setRefusal] = useState<CallRefusal>()
  const [wrongInput, setWrongInput] = useState<readonly string[]>([])
  const [saving, setSaving] = useState(false)

  useEffect(() => {
    let wanted = true
    client.network.get().then(
      (answer) => wanted && setNetwork(answer),
      (error: unknown) => wanted && setRefusal(refusalOf(error)),
    )
    return () => {
      wanted = false
    }
  }, [client])

  function forgetRefusal(): void {
    setWrongInput([])
    setRefusal(undefined)
  }

  async function taken(call: () => Promise<NetworkStatus>): Promise<boolean> {
    forgetRefusal()
    setSaving(true)
    try {
      const status = await call()
      setNetwork(status)
      showNetworkInUse(status)
      return true
    } catch (error) {
      if (error instanceof ORPCError && error.code === 'INVALID_INPUT')
        setWrongInput(refusalOf(error).details)
      else setRefusal(refusalOf(error))
      return false
    } finally {
      setSaving(false)
    }
  }

  return {
    network,
    wrongInput,
    refusal,
    saving,
    save: (settings) => taken(() => askedOutside(confirmsIn, client.network.save(settings))),
    signInToProxy: (user, password) =>
      taken(async () => {
        await client.network.signInToProxy({ user, password })
        return client.network.get()
      }),
    forgetRefusal,
  }
}
