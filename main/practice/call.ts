import type { Scenario } from './scenario.ts'
import type { Parameters } from './wire/parameters.ts'
import type { WireError } from './wireError.ts'
import type { Session, World } from './world.ts'

/** Services whose requests are signed, which tells who calls. */
export const SIGNED_SERVICES = ['sts', 'ec2', 'cloudformation', 'organizations', 'account'] as const
export type SignedService = (typeof SIGNED_SERVICES)[number]

/** IAM Identity Center's access portal and its OIDC service: whoever has the token, or the code, may. */
export type OpenService = 'sso' | 'sso-oauth'

/** By the prefix that their actions have in IAM policies. */
export type Service = SignedService | OpenService

interface CallBase {
  readonly region: string
  readonly action: string
  readonly parameters: Parameters
  /** The account that it is about; `-` when that is none. */
  readonly accountId: string
  /** Where the practice cloud is: `http://127.0.0.1:PORT`. */
  readonly endpoint: string
  readonly scenario: Scenario
  readonly world: World
  /** Milliseconds since 1970. */
  readonly now: number
}

/** One signed request, its caller known. */
export interface Call extends CallBase {
  readonly service: SignedService
  readonly caller: Session
}

/** One request that nobody signed. */
export interface OpenCall extends CallBase {
  readonly service: OpenService
  readonly caller?: undefined
  /** The access token of IAM Identity Center, as it came. */
  readonly bearer?: string
}

export type AnyCall = Call | OpenCall

/** What an answer is made of; `undefined` is left out. */
export type Value =
  | string
  | number
  | boolean
  | undefined
  | readonly Value[]
  | { readonly [name: string]: Value }

/** What a call comes to. Throws WireError when AWS refuses. */
export type Handler = (call: Call) => Outcome
export type OpenHandler = (call: OpenCall) => Outcome

export type Outcome =
  | {
      readonly answer: { readonly [name: string]: Value }
      /** Present when the call changed something. */
      readonly world?: World
    }
  /** A refusal that leaves traces: a code is used up, a caller has to slow down. */
  | { readonly refusal: WireError; readonly world: World }

/** As in an IAM policy: `ec2:CreateFlowLogs`. */
export function iamAction(call: { readonly service: Service; readonly action: string }): string {
  return `${call.service}:${call.action}`
}
