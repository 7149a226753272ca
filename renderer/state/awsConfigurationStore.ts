import { useEffect, useState } from 'react'
import { create } from 'zustand'
import type { Configuration } from '../../app/access/foundAccounts.ts'
import { useClient } from '../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../client/callRefusal.ts'
import { useOpened } from './openedStore.ts'

interface AwsConfiguration {
  /** `undefined` until main answered. */
  readonly configuration: Configuration | undefined
  readonly refusal: CallRefusal | undefined
}

const NOTHING: AwsConfiguration = { configuration: undefined, refusal: undefined }

/**
 * What the AWS configuration of this computer offers, followed once for the whole page, its dialogs and the form
 * beside it: main looks at AWS's files for each follower.
 */
export const useAwsConfiguration = create<AwsConfiguration>(() => NOTHING)

/** Keeps the store up to date while the page is shown. */
export function useAwsConfigurationFollowing(): void {
  const practice = useOpened((state) => state.opened?.practice)
  const { configuration, refusal } = useFollowedAwsConfiguration(practice, true)
  useEffect(() => useAwsConfiguration.setState({ configuration, refusal }), [configuration, refusal])
}

/** What the AWS configuration of this computer offers, kept up to date while it is wanted. */
export function useFollowedAwsConfiguration(practice: string | undefined, wanted: boolean): AwsConfiguration {
  const client = useClient()
  const [known, setKnown] = useState(NOTHING)
  useEffect(() => {
    if (!wanted) return
    const controller = new AbortController()
    const { signal } = controller
    const follow = async () => {
      const input = practice === undefined ? {} : { practice }
      for await (const configuration of await client.find.configuration(input, { signal })) {
        if (!signal.aborted) setKnown({ configuration, refusal: undefined })
      }
    }
    follow().catch((error: unknown) => {
      if (!signal.aborted) setKnown((before) => ({ ...before, refusal: refusalOf(error) }))
    })
    return () => controller.abort()
  }, [client, practice, wanted])
  return known
}
