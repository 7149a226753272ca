import { useEffect, useState } from 'react'
import type { Configuration } from '../../app/access/foundAccounts.ts'
import { useClient } from '../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../client/callRefusal.ts'

interface KnownConfiguration {
  /** `undefined` until main answered. */
  readonly configuration: Configuration | undefined
  readonly refusal: CallRefusal | undefined
}

const NOTHING: KnownConfiguration = { configuration: undefined, refusal: undefined }

/** What the AWS configuration of this computer offers, kept up to date while it is wanted. */
export function useFollowedAwsConfiguration(
  practice: string | undefined,
  wanted: boolean,
): KnownConfiguration {
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
