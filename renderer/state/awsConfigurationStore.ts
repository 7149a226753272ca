import { useEffect } from 'react'
import { create } from 'zustand'
import type { Configuration } from '../../app/access/foundAccounts.ts'
import type { CallRefusal } from '../client/callRefusal.ts'
import { useOpened } from './openedStore.ts'
import { useFollowedAwsConfiguration } from './useFollowedAwsConfiguration.ts'

interface AwsConfiguration {
  /** `undefined` until main answered. */
  readonly configuration: Configuration | undefined
  readonly refusal: CallRefusal | undefined
}

/**
 * What the AWS configuration of this computer offers, followed once for the whole page, its dialogs and the form
 * beside it: each follower takes one of the few connections that a browser keeps to a host.
 */
export const useAwsConfiguration = create<AwsConfiguration>(() => ({
  configuration: undefined,
  refusal: undefined,
}))

/** Keeps it up to date while the page is shown. */
export function useAwsConfigurationFollowing(): void {
  const practice = useOpened((state) => state.opened?.practice)
  const { configuration, refusal } = useFollowedAwsConfiguration(practice, true)
  useEffect(() => useAwsConfiguration.setState({ configuration, refusal }), [configuration, refusal])
}
