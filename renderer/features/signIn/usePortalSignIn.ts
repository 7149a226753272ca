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
  /** What a person has to do in a browser; also when another window, or a run, requested it. */
  readonly request: IdentityCenterRequest | undefined
  /** The method that main was asked for, until main says where to sign in, or until the sign-in ends. */
  readonly preparing: SignInWay | undefined
  readonly refusal: CallRefusal | undefined
  start(way: SignInWay): void
  cancel(): void
}

/** One sign-in to an access portal. @param onSignedIn also called after a sign-in elsewhere. */
export function usePortalSignIn(portal: AwsOrPracticePortal, onSignedIn: () => void): PortalSignIn {
  const client = useClient()
  const signedIn = useSignIns((state) => signInAt(state, portal.startUrl))
  const request = useSignIns((state) => requestAt(state, portal.startUrl))
  const [asked, setAsked] = useState<SignInWay>()
  const [refusal, setRefusal] = useState<CallRefusal>()
  const cancelled = useRef(false)

  // Each sign-in is reported once: the watch and the answer to the call both bring it.
  const reported = useRef(signedIn?.expiresAt)
  const report = useRef(onSignedIn)
  report.current = onSignedIn
  const expiresAt = signedIn?.expiresAt
  useEffect(() => {
    if (expiresAt === undefined || reported.current === expiresAt) return
    reported.current = expiresAt
    setRefusal(undefined)
    report.current()
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
      if (reported.current !== answer.expiresAt) {
        reported.current = answer.expiresAt
        report.current()
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
      // The sign-in has ended already: there is nothing to cancel.
      if (request !== undefined) client.signIn.cancel({ id: request.id }).catch(() => undefined)
    },
  }
}
