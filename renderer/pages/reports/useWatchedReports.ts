import { useEffect, useState } from 'react'
import type { ReadReports } from '../../../app/contract/representativeContract.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'

interface Watched {
  /** `undefined` until the first answer. */
  readonly read: ReadReports | undefined
  readonly refusal: CallRefusal | undefined
}

const NOTHING: Watched = { read: undefined, refusal: undefined }

/** The reports at a path, renewed as its files change, for as long as they are shown. */
export function useWatchedReports(path: string | undefined): Watched {
  const client = useClient()
  const [watched, setWatched] = useState(NOTHING)
  useEffect(() => {
    setWatched(NOTHING)
    if (path === undefined) return
    const shown = new AbortController()
    const { signal } = shown
    const follow = async () => {
      for await (const read of await client.reports.watch({ paths: [path] }, { signal })) {
        if (!signal.aborted) setWatched({ read, refusal: undefined })
      }
    }
    follow().catch((error: unknown) => {
      if (!signal.aborted) setWatched((before) => ({ ...before, refusal: refusalOf(error) }))
    })
    return () => shown.abort()
  }, [client, path])
  return watched
}
