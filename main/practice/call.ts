import type { Scenario } from './scenario.ts'
import type { Parameters } from './wire/parameters.ts'
import type { Session, World } from './world.ts'

export const SERVICES = ['sts', 'ec2', 'cloudformation', 'organizations'] as const
export type Service = (typeof SERVICES)[number]

/** One request, its caller known. */
export interface Call {
  readonly service: Service
  readonly region: string
  readonly action: string
  readonly parameters: Parameters
  readonly caller: Session
  readonly scenario: Scenario
  readonly world: World
  /** Milliseconds since 1970. */
  readonly now: number
}

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

export interface Outcome {
  readonly answer: { readonly [name: string]: Value }
  /** Present when the call changed something. */
  readonly world?: World
}

/** As in an IAM policy: `ec2:CreateFlowLogs`. */
export function iamAction(call: { readonly service: Service; readonly action: string }): string {
  return `${call.service}:${call.action}`
}
