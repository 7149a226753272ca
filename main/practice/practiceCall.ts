import type { PracticeScenario } from './practiceScenario.ts'
import type { WireParameters } from './wire/parameters.ts'
import type { WireError } from './wire/wireError.ts'
import type { SessionRecord, World } from './world.ts'

/** Services whose requests are signed, which tells who calls. */
export const SIGNED_SERVICES = ['sts', 'ec2', 'cloudformation', 'organizations', 'account'] as const
export type SignedService = (typeof SIGNED_SERVICES)[number]

/** IAM Identity Center's access portal and its OIDC service: whoever has the token, or the code, may. */
export type OpenService = 'sso' | 'sso-oauth'

/** By the prefix that their actions have in IAM policies. */
export type PracticeService = SignedService | OpenService

interface CallBase {
  readonly region: string
  readonly action: string
  readonly parameters: WireParameters
  /** The account that it is about; `-` when that is none. */
  readonly accountId: string
  /** Where the practice cloud is: `http://127.0.0.1:PORT`. */
  readonly endpoint: string
  readonly scenario: PracticeScenario
  readonly world: World
  /** Milliseconds since 1970. */
  readonly now: number
}

/** One signed request, its caller known. */
export interface SignedCall extends CallBase {
  readonly service: SignedService
  readonly caller: SessionRecord
}

/** One request that nobody signed. */
export interface OpenCall extends CallBase {
  readonly service: OpenService
  readonly caller?: undefined
  /** The access token of IAM Identity Center, as it came. */
  readonly bearer?: string
}

export type PracticeCall = SignedCall | OpenCall

/** What an answer is made of; `undefined` is left out. */
export type AnswerValue =
  | string
  | number
  | boolean
  | undefined
  | readonly AnswerValue[]
  | { readonly [name: string]: AnswerValue }

/** What a call comes to. Throws WireError when AWS refuses. */
export type SignedHandler = (call: SignedCall) => CallResult
export type OpenHandler = (call: OpenCall) => CallResult

export type CallResult =
  | {
      readonly answer: { readonly [name: string]: AnswerValue }
      /** Present when the call changed something. */
      readonly world?: World
    }
  /** A refusal that leaves traces: a code is used up, a caller has to slow down. */
  | { readonly refusal: WireError; readonly world: World }

/** As in an IAM policy: `ec2:CreateFlowLogs`. */
export function iamAction(call: { readonly service: PracticeService; readonly action: string }): string {
  return `${call.service}:${call.action}`
}
