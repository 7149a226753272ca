import { type AnyCall, iamAction } from './call.ts'
import { denial } from './denial.ts'
import { expireCredentials } from './expireCredentials.ts'
import type { Fault } from './fault.ts'
import { refusal } from './refusal.ts'
import { revokeRole } from './revokedRoles.ts'
import { outOfOrder, throttled } from './trouble.ts'
import type { WireError } from './wireError.ts'
import type { World } from './world.ts'

/** What the scenario's faults make of a call. */
export type Verdict =
  | { readonly kind: 'proceed' }
  | { readonly kind: 'refuse'; readonly error: WireError }
  | { readonly kind: 'noAnswer' }

/** The first fault in effect decides. The world counts the calls that matched. */
export function judge(call: AnyCall): { readonly verdict: Verdict; readonly world: World } {
  let { world } = call
  for (const [at, fault] of call.scenario.faults.entries()) {
    if (!matches(fault, call)) continue
    const earlier = world.faultCalls[at] ?? 0
    const first = fault.afterCalls ?? 0
    const end = first + timesOf(fault)
    // Counting goes on only as far as it can matter, so that a steady fault does not change the world for ever.
    if (earlier < (end === Number.POSITIVE_INFINITY ? first : end)) {
      world = { ...world, faultCalls: { ...world.faultCalls, [at]: earlier + 1 } }
    }
    if (earlier >= first && earlier < end) return effect(fault, call, world)
  }
  return { verdict: { kind: 'proceed' }, world }
}

function matches(fault: Fault, call: AnyCall): boolean {
  const { accountId, region, action } = fault
  return (
    (accountId === undefined || accountId === call.accountId) &&
    (region === undefined || region === call.region) &&
    (action === undefined || action === iamAction(call) || action === `${call.service}:*`)
  )
}

function timesOf(fault: Fault): number {
  switch (fault.kind) {
    case 'explicitDeny':
    case 'accessDenied':
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

function effect(fault: Fault, call: AnyCall, world: World): { verdict: Verdict; world: World } {
  switch (fault.kind) {
    case 'noAnswer':
      return { verdict: { kind: 'noAnswer' }, world }
    case 'explicitDeny':
      return { verdict: { kind: 'refuse', error: denial(call, 'explicitDeny') }, world }
    case 'accessDenied':
      return { verdict: { kind: 'refuse', error: denial(call, 'noIdentityPolicy') }, world }
    case 'throttle':
      return { verdict: { kind: 'refuse', error: throttled(call.service) }, world }
    case 'serverError':
      return { verdict: { kind: 'refuse', error: outOfOrder(call.service, fault.status) }, world }
    case 'expireCredentials':
      return expiry(call, expireCredentials(world, fault))
    case 'revokeRole':
      return { verdict: { kind: 'proceed' }, world: revokeRole(world, fault.of) }
  }
}

/** The caller's own credentials may be among those that expired. The portal looks at its tokens itself. */
function expiry({ service, caller }: AnyCall, world: World): { verdict: Verdict; world: World } {
  const callerExpired = world.sessions.some(
    ({ accessKeyId, expired }) => expired && accessKeyId === caller?.accessKeyId,
  )
  return {
    verdict: callerExpired ? { kind: 'refuse', error: refusal(service, 'expired') } : { kind: 'proceed' },
    world,
  }
}
