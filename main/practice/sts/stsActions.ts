import type { SignedCall, SignedHandler } from '../practiceCall.ts'
import { isRevoked } from '../revokedRoles.ts'
import { credentialsRefused } from '../serviceErrors.ts'
import { WireError } from '../wire/wireError.ts'
import type { World } from '../world.ts'
import { openSession } from './openSession.ts'
import { mfaSerial, rolePrincipal, rolesOf } from './principals.ts'

/** All trust policies are alike: only the management account may assume an account's roles. */
export const assumeRole: SignedHandler = (call) => {
  const { parameters, now } = call
  const roleArn = requiredArn(call)
  const sessionName = requiredSessionName(call)
  const seconds = durationOf(call, { usual: 3600, longest: 43_200 })
  const { world, withMfa } = checkMultiFactor(call)
  const target = trustedRole(call, roleArn, withMfa)
  if (target === undefined) {
    throw new WireError(
      'AccessDenied',
      `User: ${call.caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
      403,
    )
  }
  if (world.lapsed.includes(target.accountId)) throw credentialsRefused('sts', 'expired')
  if (seconds > 3600) throw tooLong(call)
  const principal = rolePrincipal(target.accountId, target.roleName, sessionName)
  const opened = openSession(world, now, { ...principal, expiresAt: now + seconds * 1000 })
  return {
    answer: {
      Credentials: opened.credentials,
      AssumedRoleUser: { AssumedRoleId: principal.userId, Arn: principal.arn },
      SourceIdentity: parameters.get('SourceIdentity'),
    },
    world: opened.world,
  }
}

function trustedRole({ scenario, world, caller }: SignedCall, roleArn: string, withMfa: boolean) {
  const match = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(roleArn)
  const account = scenario.accounts.find(({ accountId }) => accountId === match?.[1])
  const roleName = match?.[2]
  if (account === undefined || roleName === undefined || account.state !== 'ACTIVE') return undefined
  const { accountId } = account
  const isTrusted =
    caller.accountId === scenario.accounts[0].accountId &&
    rolesOf(scenario, account).includes(roleName) &&
    !isRevoked(world, accountId, roleName) &&
    (withMfa || !scenario.mfa.rolesIn.includes(accountId))
  return isTrusted ? { accountId, roleName } : undefined
}

/** Role chaining is limited to one hour, and no role of the practice cloud allows more. */
function tooLong({ caller }: SignedCall): WireError {
  return new WireError(
    'ValidationError',
    caller.arn.includes(':assumed-role/')
      ? 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining'
      : 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  )
}

/** Gives an IAM user a session; with an MFA code it counts as multi-factor authenticated. */
export const getSessionToken: SignedHandler = (call) => {
  const { caller, now } = call
  if (caller.sessionToken !== '') {
    throw new WireError('AccessDenied', 'Cannot call GetSessionToken with session credentials', 403)
  }
  const seconds = durationOf(call, { usual: 43_200, longest: 129_600 })
  const { world, withMfa } = checkMultiFactor(call)
  const { accountId, arn, userId } = caller
  const opened = openSession(world, now, {
    accountId,
    arn,
    userId,
    expiresAt: now + seconds * 1000,
    ...(withMfa ? { withMfa } : {}),
  })
  return { answer: { Credentials: opened.credentials }, world: opened.world }
}

export const getCallerIdentity: SignedHandler = ({ caller }) => ({
  answer: { Arn: caller.arn, UserId: caller.userId, Account: caller.accountId },
})

/** A code that is always wrong. Any other six digits are valid, once. */
const WRONG_CODE = '000000'

/**
 * Whether the call is multi-factor authenticated: by an MFA code in the call, or by a session that was issued for one.
 * Throws if the code is not valid.
 */
function checkMultiFactor(call: SignedCall): { readonly world: World; readonly withMfa: boolean } {
  const { parameters, scenario, world, caller } = call
  const serial = parameters.get('SerialNumber')
  const code = parameters.get('TokenCode')
  if (serial === undefined && code === undefined) return { world, withMfa: caller.withMfa ?? false }
  if (serial === undefined || code === undefined) {
    throw mfaDenied('must provide both MFA serial number and one time pass code.')
  }
  // Only the IAM user's long-lived keys have an MFA device; role sessions have none.
  if (serial !== mfaSerial(scenario) || caller.sessionToken !== '') {
    throw mfaDenied(
      'unable to validate MFA code. Please verify your MFA serial number is valid and associated with this user.',
    )
  }
  if (!/^\d{6}$/.test(code)) throw malformed(code)
  // A code is valid once, as in AWS: the device shows the next one after half a minute.
  if (code === WRONG_CODE || world.mfaCodes.includes(code)) {
    throw new WireError(
      'AccessDenied',
      'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
      403,
    )
  }
  return { world: { ...world, mfaCodes: [...world.mfaCodes, code] }, withMfa: true }
}

function mfaDenied(why: string): WireError {
  return new WireError('AccessDenied', `MultiFactorAuthentication failed, ${why}`, 403)
}

function malformed(code: string): WireError {
  const constraint =
    code.length === 6
      ? 'Member must satisfy regular expression pattern: [\\d]*'
      : `Member must have length ${code.length < 6 ? 'greater' : 'less'} than or equal to 6`
  return new WireError(
    'ValidationError',
    `1 validation error detected: Value at 'tokenCode' failed to satisfy constraint: ${constraint}`,
  )
}

/** A required parameter. Throws STS's error if it is missing. */
function required({ parameters }: SignedCall, name: string): string {
  const value = parameters.get(name)
  if (value !== undefined && value !== '') return value
  const member = name.charAt(0).toLowerCase() + name.slice(1)
  throw new WireError(
    'ValidationError',
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  )
}

/** 20 to 2048 characters in the form of an ARN. */
function requiredArn(call: SignedCall): string {
  const arn = required(call, 'RoleArn')
  if (arn.length < 20)
    throw unsatisfied(arn, 'roleArn', 'Member must have length greater than or equal to 20')
  if (arn.length > 2048)
    throw unsatisfied(arn, 'roleArn', 'Member must have length less than or equal to 2048')
  if (/^arn:[\w-]+:iam::\d{12}:role\/.+$/.test(arn)) return arn
  throw new WireError(
    'ValidationError',
    arn.startsWith('arn:') ? 'Request ARN is invalid' : `${arn} is invalid`,
  )
}

/** 2 to 64 characters of `[\w+=,.@-]`. */
function requiredSessionName(call: SignedCall): string {
  const name = required(call, 'RoleSessionName')
  const member = 'roleSessionName'
  if (name.length < 2) throw unsatisfied(name, member, 'Member must have length greater than or equal to 2')
  if (name.length > 64) throw unsatisfied(name, member, 'Member must have length less than or equal to 64')
  if (/^[\w+=,.@-]*$/.test(name)) return name
  throw unsatisfied(name, member, 'Member must satisfy regular expression pattern: [\\w+=,.@-]*')
}

function unsatisfied(value: string, member: string, constraint: string): WireError {
  return new WireError(
    'ValidationError',
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  )
}

/** The DurationSeconds parameter, or the action's default. */
function durationOf(
  { parameters }: SignedCall,
  { usual, longest }: { readonly usual: number; readonly longest: number },
): number {
  const given = parameters.get('DurationSeconds')
  const seconds = given === undefined ? usual : Number(given)
  if (seconds >= 900 && seconds <= longest) return seconds
  throw new WireError(
    'ValidationError',
    `1 validation error detected: Value '${given}' at 'durationSeconds' failed to satisfy constraint: Member must have value between 900 and ${longest}`,
  )
}
