import type { Account } from '../../app/onboarding/onboarding.ts'
import { ACCOUNT, type Answer, assumedRole, type Call, identity, NO_VPCS, queryError } from './localAws.ts'

export const MANAGEMENT = '999999999999'
export const inAnHour = () => new Date(Date.now() + 3_600_000)

export const through = { kind: 'environment' } as const
export const inRole = (accountId: string, ...roleName: string[]): Account => ({
  ...ACCOUNT,
  accountId,
  access: { kind: 'role', roleName, through },
})

/** An organisation: the environment's keys are of the management account, each role's are named after its account. */
export function organization(call: Call): Answer {
  const arn = call.parameters.RoleArn ?? ''
  switch (call.action) {
    case 'AssumeRole':
      if (arn.endsWith('/Missing'))
        return queryError(
          403,
          'AccessDenied',
          `User: x is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
        )
      return assumedRole(`ASIA${arn.slice(13, 25)}`, inAnHour())
    case 'GetCallerIdentity':
      return identity(call.accessKeyId.startsWith('ASIA') ? call.accessKeyId.slice(4) : MANAGEMENT)
    default:
      return NO_VPCS
  }
}

export const count = (calls: readonly Call[], action: string) =>
  calls.filter((call) => call.action === action).length
