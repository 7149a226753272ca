import { expireCredentials } from './expireCredentials.ts'
import { iamAction, type PracticeCall } from './practiceCall.ts'
import type { ScenarioFault } from './practiceScenario.ts'
import { revokeRole } from './revokedRoles.ts'
import {
  accessDenied,
  accountNotActivated,
  credentialsRefused,
  serviceFailure,
  throttled,
} from './serviceErrors.ts'
import type { WireError } from './wire/wireError.ts'
import type { World } from './world.ts'

/** What a fault does to a call. */
export type FaultEffect =
  | { readonly kind: 'proceed' }
  | { readonly kind: 'refuse'; readonly error: WireError }
  | { readonly kind: 'noAnswer' }

/** The first fault that is in effect decides. The world counts the calls that matched each fault. */
export function applyFaults(call: PracticeCall): { readonly verdict: FaultEffect; readonly world: World } {
  let { world } = call
  for (const [at, fault] of call.scenario.faults.entries()) {
    if (!matches(fault, call)) continue
    const earlier = world.faultCalls[at] ?? 0
    const first = fault.afterCalls ?? 0
    const end = first + timesOf(fault)
    // The count stops where it no longer matters, so that a permanent fault does not change the world with each call.
    if (earlier < (end === Number.POSITIVE_INFINITY ? first : end)) {
      world = { ...world, faultCalls: { ...world.faultCalls, [at]: earlier + 1 } }
    }
    if (earlier >= first && earlier < end) return effect(fault, call, world)
  }
  return { verdict: { kind: 'proceed' }, world }
}

function matches(fault: ScenarioFault, call: PracticeCall): boolean {
  const { accountId, region, action } = fault
  if (fault.kind === 'explicitDeny' && isTagged(call, fault.unlessTagged)) return false
  return (
    (accountId === undefined || accountId === call.accountId) &&
    (region === undefined || region === call.region) &&
    (action === undefined || action === iamAction(call) || action === `${call.service}:*`)
  )
}

/** `Tags.member.1.Key` or `TagSpecification.1.Tag.1.Key`. */
function isTagged({ parameters }: PracticeCall, key: string | undefined): boolean {
  if (key === undefined) return false
  return [...parameters].some(
    ([name, value]) => /\bTags?\.(?:member\.)?\d+\.Key$/.test(name) && value === key,
  )
}

function timesOf(fault: ScenarioFault): number {
  switch (fault.kind) {
    case 'explicitDeny':
    case 'accessDenied':
    case 'notActivated':
    case 'noAnswer':
      return Number.POSITIVE_INFINITY
    case 'throttle':
    case 'serverError':
      return fault.times
    case 'expireCredentials':
    case 'revokeRole':
      return 1
  }
}

function effect(
  fault: ScenarioFault,
  call: PracticeCall,
  world: World,
): { verdict: FaultEffect; world: World } {
  switch (fault.kind) {
    case 'noAnswer':
      return { verdict: { kind: 'noAnswer' }, world }
    case 'explicitDeny':
      return { verdict: { kind: 'refuse', error: accessDenied(call, 'explicitDeny') }, world }
    case 'accessDenied':
      return { verdict: { kind: 'refuse', error: accessDenied(call, 'noIdentityPolicy') }, world }
    case 'notActivated':
      return { verdict: { kind: 'refuse', error: accountNotActivated() }, world }
    case 'throttle':
      return { verdict: { kind: 'refuse', error: throttled(call.service) }, world }
    case 'serverError':
      return { verdict: { kind: 'refuse', error: serviceFailure(call.service, fault.status) }, world }
    case 'expireCredentials':
      return expiry(call, expireCredentials(world, fault))
    case 'revokeRole':
      return { verdict: { kind: 'proceed' }, world: revokeRole(world, fault.of) }
  }
}

/** Refuses the call if its own credentials expired. The access portal checks its tokens itself. */
function expiry({ service, caller }: PracticeCall, world: World): { verdict: FaultEffect; world: World } {
  const callerExpired = world.sessions.some(
    ({ accessKeyId, expired }) => expired && accessKeyId === caller?.accessKeyId,
  )
  return {
    verdict: callerExpired
      ? { kind: 'refuse', error: credentialsRefused(service, 'expired') }
      : { kind: 'proceed' },
    world,
  }
}
