import type { IncomingHttpHeaders } from 'node:http'
import { ACTIONS } from './actions.ts'
import { authenticate } from './authenticate.ts'
import { type Call, iamAction, type Service } from './call.ts'
import { judge, throttled } from './judge.ts'
import type { Scenario } from './scenario.ts'
import type { TokenBuckets } from './tokenBuckets.ts'
import { encodeAnswer, encodeError, type WireAnswer } from './wire/answer.ts'
import { readRequest, serviceOf, type WireRequest } from './wire/request.ts'
import { WireError } from './wireError.ts'
import type { World } from './world.ts'

/** What the cloud needs around a call. */
export interface Surroundings {
  readonly scenario: Scenario
  readonly buckets: TokenBuckets
  readonly world: World
  /** Milliseconds since 1970. */
  readonly now: number
  readonly requestId: string
  /** Told of each call whose caller is known: "accountId region service:Action". */
  counted(call: string): void
}

/** `undefined` as the answer: none will ever come. */
export interface Answered {
  readonly answer: WireAnswer | undefined
  readonly world: World
}

/** One request from its bytes to its answer. */
export function answerCall(headers: IncomingHttpHeaders, body: string, around: Surroundings): Answered {
  const request = readRequest(headers, body)
  const service = serviceOf(request, headers)
  if (service === undefined) {
    const error = new WireError(
      'UnknownOperationException',
      `The practice cloud has no service ${request.signature?.service}.`,
    )
    return { answer: encodeError('organizations', error, around.requestId), world: around.world }
  }
  let { world } = around
  try {
    const call = admit(service, request, around)
    const judged = judge(call)
    world = judged.world
    switch (judged.verdict.kind) {
      case 'noAnswer':
        return { answer: undefined, world }
      case 'refuse':
        throw judged.verdict.error
      case 'proceed': {
        const outcome = perform({ ...call, world })
        return {
          answer: encodeAnswer(service, request.action, outcome.answer, around.requestId),
          world: outcome.world ?? world,
        }
      }
    }
  } catch (error) {
    if (!(error instanceof WireError)) throw error
    return { answer: encodeError(service, error, around.requestId), world }
  }
}

/** Who calls is known, may call in this Region, and has not called too often. */
function admit(service: Service, request: WireRequest, around: Surroundings): Call {
  const { scenario, world, now } = around
  const { caller, region } = authenticate(service, request, scenario, world, now)
  const { action, parameters } = request
  around.counted(`${caller.accountId} ${region} ${iamAction({ service, action })}`)
  if (service === 'ec2' && !around.buckets.take(caller.accountId, region, action, now))
    throw throttled(service)
  return { service, region, action, parameters, caller, scenario, world, now }
}

function perform(call: Call) {
  const actions = ACTIONS[call.service]
  const handler = Object.hasOwn(actions, call.action) ? actions[call.action] : undefined
  if (handler === undefined) throw unknownAction(call)
  // EC2 answers a dry run with an error either way; this one says yes.
  if (call.service === 'ec2' && call.parameters.get('DryRun') === 'true') {
    throw new WireError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412)
  }
  return handler(call)
}

function unknownAction({ service, action }: Call): WireError {
  return service === 'organizations'
    ? new WireError('UnknownOperationException', '')
    : new WireError('InvalidAction', `The action ${action} is not valid for this web service.`)
}
