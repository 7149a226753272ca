import { ACTIONS, OPEN_ACTIONS } from './actionHandlers.ts'
import { applyFaults } from './applyFaults.ts'
import { PORTAL_REGION } from './identityCenter/practicePortal.ts'
import {
  type CallResult,
  iamAction,
  type PracticeCall,
  type PracticeService,
  type SignedCall,
  type SignedService,
} from './practiceCall.ts'
import type { PracticeScenario } from './practiceScenario.ts'
import { optInStatus } from './regionOptIn.ts'
import { hasRevokedRole } from './revokedRoles.ts'
import { accessDenied, credentialsRefused, throttled } from './serviceErrors.ts'
import type { TokenBuckets } from './tokenBuckets.ts'
import { encodeAnswer, encodeError, type WireAnswer } from './wire/encodeAnswer.ts'
import { type HttpRequest, readRequest, type WireRequest } from './wire/readRequest.ts'
import { WireError } from './wire/wireError.ts'
import type { SessionRecord, World } from './world.ts'

/** What a call needs besides its request. */
export interface CallContext {
  readonly scenario: PracticeScenario
  readonly buckets: TokenBuckets
  readonly world: World
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly requestId: string
  /** Called for each call that is authenticated or needs no authentication: "accountId region service:Action". */
  countCall(call: string): void
}

/** `answer` is `undefined` when the practice cloud never answers the call. */
export interface AnsweredCall {
  readonly answer: WireAnswer | undefined
  readonly world: World
}

/** Answers one HTTP request: reads it, authenticates it, applies the scenario's faults and performs the action. */
export function answerCall(http: HttpRequest, around: CallContext): AnsweredCall {
  const request = readRequest(http)
  const { service, action } = request
  if (service === undefined) {
    const error = new WireError(
      'UnknownOperationException',
      `The practice cloud has no service ${request.signature?.service}.`,
    )
    // In the protocol of the request, so that every client can read it.
    const like = http.headers['x-amz-target'] === undefined ? 'sts' : 'organizations'
    return { answer: encodeError(like, error, around.requestId), world: around.world }
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

/** Authenticates the caller where the service requires it, counts the call and enforces EC2's request limits. */
function admit(service: PracticeService, request: WireRequest, around: CallContext): PracticeCall {
  const { scenario, world, now, endpoint } = around
  const { action, parameters } = request
  const common = { action, parameters, scenario, world, now, endpoint }
  if (service === 'sso' || service === 'sso-oauth') {
    const region = PORTAL_REGION
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

/**
 * The caller and the Region of a signed request. Throws the service's error for unknown or expired credentials and for
 * Regions that the account has not enabled. The signature is not verified.
 */
function authenticate(
  service: SignedService,
  request: WireRequest,
  scenario: PracticeScenario,
  world: World,
  now: number,
): { readonly caller: SessionRecord; readonly region: string } {
  const { signature } = request
  if (signature === undefined) throw credentialsRefused(service, 'missing')
  const caller = world.sessions.find((session) => session.accessKeyId === signature.accessKeyId)
  if (caller === undefined || caller.sessionToken !== signature.sessionToken)
    throw credentialsRefused(service, 'unknown')
  if (caller.expired || (caller.expiresAt ?? Number.POSITIVE_INFINITY) <= now)
    throw credentialsRefused(service, 'expired')
  const account = scenario.accounts.find(({ accountId }) => accountId === caller.accountId)
  const enabled = account !== undefined && optInStatus(scenario, account, signature.region) !== 'not-opted-in'
  if (!enabled) throw credentialsRefused(service, 'unknown')
  return { caller, region: signature.region }
}

function perform(call: PracticeCall): CallResult {
  if (call.caller === undefined) {
    // The action comes from the table of REST paths, so it always has a handler.
    const handler = OPEN_ACTIONS[call.service][call.action]
    if (handler === undefined) throw new WireError('UnknownOperationException', '', 404)
    return handler(call)
  }
  const actions = ACTIONS[call.service]
  const handler = Object.hasOwn(actions, call.action) ? actions[call.action] : undefined
  if (handler === undefined) throw unknownAction(call)
  const refusal = refusedByPolicy(call)
  if (refusal !== undefined) throw refusal
  // EC2 answers every dry run with an error; this error means that the call is allowed.
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

const READ_ONLY = ':assumed-role/AWSReservedSSO_ReadOnlyAccess_'

/** The denial by the caller's own policies, if any. All callers without a restriction are administrators. */
function refusedByPolicy(call: SignedCall): WireError | undefined {
  // "No permissions are required to perform this operation."
  if (iamAction(call) === 'sts:GetCallerIdentity') return undefined
  if (hasRevokedRole(call.world, call.caller)) return accessDenied(call, 'identityDeny')
  if (needsMultiFactor(call)) return accessDenied(call, 'identityDeny')
  return call.caller.arn.includes(READ_ONLY) && !isLook(call)
    ? accessDenied(call, 'noIdentityPolicy')
    : undefined
}

function isLook({ action }: SignedCall): boolean {
  return /^(Describe|List|Get)/.test(action)
}

/** The policy that AWS recommends for IAM users: without MFA, only calls that start an MFA session are allowed. */
function needsMultiFactor({ scenario, caller, action, parameters }: SignedCall): boolean {
  return (
    scenario.mfa.user &&
    caller.arn.includes(':user/') &&
    !caller.withMfa &&
    action !== 'GetSessionToken' &&
    !(action === 'AssumeRole' && parameters.has('TokenCode'))
  )
}
