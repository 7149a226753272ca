import type { PracticeScenario } from './practiceScenario.ts'
import type { WireParameters } from './wire/parameters.ts'
import type { WireError } from './wire/wireError.ts'
import type { SessionRecord, World } from './world.ts'

/** Services whose requests are signed; the signature names the caller. */
export const SIGNED_SERVICES = ['sts', 'ec2', 'cloudformation', 'organizations', 'account'] as const
export type SignedService = (typeof SIGNED_SERVICES)[number]

/** IAM Identity Center's access portal and its OIDC service. They check a token or a code instead of a signature. */
export type OpenService = 'sso' | 'sso-oauth'

/** A service, named by the prefix of its actions in IAM policies. */
export type PracticeService = SignedService | OpenService

interface CallBase {
  readonly region: string
  readonly action: string
  readonly parameters: WireParameters
  /** The account that the call concerns; `-` if it concerns no account. */
  readonly accountId: string
  /** The address of the practice cloud: `http://127.0.0.1:PORT`. */
  readonly endpoint: string
  readonly scenario: PracticeScenario
  readonly world: World
  /** Milliseconds since 1970. */
  readonly now: number
}

/** A signed request with its authenticated caller. */
export interface SignedCall extends CallBase {
  readonly service: SignedService
  readonly caller: SessionRecord
}

/** A request without a signature. */
export interface OpenCall extends CallBase {
  readonly service: OpenService
  readonly caller?: undefined
  /** The access token of IAM Identity Center, not yet checked. */
  readonly bearer?: string
}

export type PracticeCall = SignedCall | OpenCall

/** A value in an answer. Fields with `undefined` are left out. */
export type AnswerValue =
  | string
  | number
  | boolean
  | undefined
  | readonly AnswerValue[]
  | { readonly [name: string]: AnswerValue }

/** Performs an action. Throws WireError when AWS would refuse. */
export type SignedHandler = (call: SignedCall) => CallResult
export type OpenHandler = (call: OpenCall) => CallResult

export type CallResult =
  | {
      readonly answer: { readonly [name: string]: AnswerValue }
      /** Present when the call changed something. */
      readonly world?: World
    }
  /** A refusal that changes the world: a code is used up, or a caller has to slow down. */
  | { readonly refusal: WireError; readonly world: World }

/** As in an IAM policy: `ec2:CreateFlowLogs`. */
export function iamAction(call: { readonly service: PracticeService; readonly action: string }): string {
  return `${call.service}:${call.action}`
}
