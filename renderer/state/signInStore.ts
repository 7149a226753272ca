import { create } from 'zustand'
import type { MfaCodeRequest, SignInRequest, SignIns } from '../../app/access/signIns.ts'
import { type IdentityCenterPortal, isSameStartUrl } from '../../app/input/identityCenterPortal.ts'

/** The mirror of the sign-ins and of the requests that wait for a person. Only `signIn.watch` writes it; it never holds a secret. */
export interface SignInMirror extends SignIns {
  /** False until main answered; then `requests` and the others mean something. */
  readonly known: boolean
}

/** An access portal, of AWS or of the practice cloud that this names. */
export interface AwsOrPracticePortal extends IdentityCenterPortal {
  readonly practice: string | undefined
}

export type IdentityCenterRequest = Extract<SignInRequest, { kind: 'identityCenter' }>
export type IdentityCenterState = SignIns['identityCenters'][number]

const NOTHING: SignInMirror = {
  known: false,
  requests: [],
  identityCenters: [],
  keys: [],
  identities: [],
  helpers: [],
}

export const useSignIns = create<SignInMirror>(() => NOTHING)

export function showSignIns(signIns: SignIns): void {
  useSignIns.setState({ ...signIns, known: true })
}

/** Called when the watch has ended. */
export function clearSignIns(): void {
  useSignIns.setState(NOTHING)
}

/** The current sign-in to this access portal. */
export function signInAt(
  { identityCenters }: Pick<SignInMirror, 'identityCenters'>,
  startUrl: string,
): IdentityCenterState | undefined {
  return identityCenters.find((one) => isSameStartUrl(one.startUrl, startUrl))
}

/** The sign-in to this access portal that waits for a person. */
export function requestAt(
  { requests }: Pick<SignInMirror, 'requests'>,
  startUrl: string,
): IdentityCenterRequest | undefined {
  return requests
    .filter((request) => request.kind === 'identityCenter')
    .find((request) => isSameStartUrl(request.startUrl, startUrl))
}

/** The first request for the code of an MFA device. */
export function firstCodeRequest({ requests }: Pick<SignInMirror, 'requests'>): MfaCodeRequest | undefined {
  return requests.find((request) => request.kind === 'mfaCode')
}
