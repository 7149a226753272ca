import { useEffect, useRef, useState } from 'react'
import type { SignInWay } from '../../../app/access/signIns.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import {
  type AwsOrPracticePortal,
  type IdentityCenterRequest,
  type IdentityCenterState,
  requestAt,
  signInAt,
  useSignIns,
} from '../../state/signInStore.ts'

interface PortalSignIn {
  readonly signedIn: IdentityCenterState | undefined
  /** What a person has to do in a browser; also when another window, or a run, asked for it. */
  readonly request: IdentityCenterRequest | undefined
  /** Main was asked for this way and has not said yet where to go, or is about to end. */
  readonly preparing: SignInWay | undefined
  readonly refusal: CallRefusal | undefined
  start(way: SignInWay): void
  cancel(): void
}

/** One sign-in to an access portal. @param onSignedIn also when somebody signs in elsewhere meanwhile. */
export function usePortalSignIn(portal: AwsOrPracticePortal, onSignedIn: () => void): PortalSignIn {
  const client = useClient()
  const signedIn = useSignIns((state) => signInAt(state, portal.startUrl))
  const request = useSignIns((state) => requestAt(state, portal.startUrl))
  const [asked, setAsked] = useState<SignInWay>()
  const [refusal, setRefusal] = useState<CallRefusal>()
  const cancelled = useRef(false)

  // One sign-in, told once: the watch and the answer to the call both bring it.
  const told = useRef(signedIn?.expiresAt)
  const tell = useRef(onSignedIn)
  tell.current = onSignedIn
  const expiresAt = signedIn?.expiresAt
  useEffect(() => {
    if (expiresAt === undefined || told.current === expiresAt) return
    told.current = expiresAt
    setRefusal(undefined)
    tell.current()
  }, [expiresAt])

  async function start(way: SignInWay): Promise<void> {
    const { startUrl, region, practice } = portal
    cancelled.current = false
    setRefusal(undefined)
    setAsked(way)
    try {
      const answer = await client.signIn.identityCenter({
        startUrl,
        region,
        way,
        ...(practice !== undefined && { practice }),
      })
      if (told.current !== answer.expiresAt) {
        told.current = answer.expiresAt
        tell.current()
      }
    } catch (error) {
      if (!cancelled.current) setRefusal(refusalOf(error))
    } finally {
      setAsked(undefined)
    }
  }

  return {
    signedIn,
    request,
    preparing: request === undefined ? asked : undefined,
    refusal,
    start: (way) => void start(way),
    cancel() {
      cancelled.current = true
      // Over already: nothing to cancel.
      if (request !== undefined) client.signIn.cancel({ id: request.id }).catch(() => undefined)
    },
  }
}
