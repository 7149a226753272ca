import { ACTIONS, OPEN_ACTIONS } from './actions.ts'
import { authenticate } from './authenticate.ts'
import {
  type CallResult,
  iamAction,
  type PracticeCall,
  type PracticeService,
  type SignedCall,
} from './call.ts'
import { PRACTICE_IDENTITY_CENTER } from './identityCenter/practiceIdentityCenter.ts'
import { applyFaults } from './judge.ts'
import { refusedByPolicy } from './permissions.ts'
import type { PracticeScenario } from './scenario.ts'
import type { TokenBuckets } from './tokenBuckets.ts'
import { throttled } from './trouble.ts'
import { encodeAnswer, encodeError, type WireAnswer } from './wire/answer.ts'
import { type HttpRequest, readRequest, type WireRequest } from './wire/request.ts'
import { WireError } from './wireError.ts'
import type { World } from './world.ts'

/** What the cloud needs around a call. */
export interface CallContext {
  readonly scenario: PracticeScenario
  readonly buckets: TokenBuckets
  readonly world: World
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly requestId: string
  /** Told of each call whose caller is known, or need not be: "accountId region service:Action". */
  countCall(call: string): void
}

/** `undefined` as the answer: none will ever come. */
export interface AnsweredCall {
  readonly answer: WireAnswer | undefined
  readonly world: World
}

/** One request from its bytes to its answer. */
export function answerCall(http: HttpRequest, around: CallContext): AnsweredCall {
  const request = readRequest(http)
  const { service, action } = request
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
    const judged = applyFaults(call)
    world = judged.world
    switch (judged.verdict.kind) {
      case 'noAnswer':
        return { answer: undefined, world }
      case 'refuse':
        throw judged.verdict.error
      case 'proceed': {
        const outcome = perform({ ...call, world })
        world = outcome.world ?? world
        if ('refusal' in outcome) throw outcome.refusal
        return { answer: encodeAnswer(service, action, outcome.answer, around.requestId), world }
      }
    }
  } catch (error) {
    if (!(error instanceof WireError)) throw error
    return { answer: encodeError(service, error, around.requestId), world }
  }
}

/** Who calls is known, where that is asked for, may call in this Region, and has not called too often. */
function admit(service: PracticeService, request: WireRequest, around: CallContext): PracticeCall {
  const { scenario, world, now, endpoint } = around
  const { action, parameters } = request
  const common = { action, parameters, scenario, world, now, endpoint }
  if (service === 'sso' || service === 'sso-oauth') {
    const { region } = PRACTICE_IDENTITY_CENTER
    const accountId = parameters.get('account_id') ?? '-'
    around.countCall(`${accountId} ${region} ${iamAction({ service, action })}`)
    const { bearer } = request
    return { ...common, service, region, accountId, ...(bearer === undefined ? {} : { bearer }) }
  }
  const { caller, region } = authenticate(service, request, scenario, world, now)
  const { accountId } = caller
  around.countCall(`${accountId} ${region} ${iamAction({ service, action })}`)
  if (service === 'ec2' && !around.buckets.take(accountId, region, action, now)) throw throttled(service)
  return { ...common, service, region, accountId, caller }
}

function perform(call: PracticeCall): CallResult {
  if (call.caller === undefined) {
    // Their actions come from our own table of paths.
    const handler = OPEN_ACTIONS[call.service][call.action]
    if (handler === undefined) throw new WireError('UnknownOperationException', '', 404)
    return handler(call)
  }
  const actions = ACTIONS[call.service]
  const handler = Object.hasOwn(actions, call.action) ? actions[call.action] : undefined
  if (handler === undefined) throw unknownAction(call)
  const refusal = refusedByPolicy(call)
  if (refusal !== undefined) throw refusal
  // EC2 answers a dry run with an error either way; this one says yes.
  if (call.service === 'ec2' && call.parameters.get('DryRun') === 'true') {
    throw new WireError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412)
  }
  return handler(call)
}

function unknownAction({ service, action }: SignedCall): WireError {
  return service === 'organizations' || service === 'account'
    ? new WireError('UnknownOperationException', '')
    : new WireError('InvalidAction', `The action ${action} is not valid for this web service.`)
}
