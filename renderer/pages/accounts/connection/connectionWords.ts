import type { ConnectionTestResult } from '../../../../app/access/connectionTest.ts'

/** The identity in an account, from the ARN that STS returns: `OrganizationAccountAccessRole`, `user anna`. */
export function whoWords(arn: string): string {
  const [, , , , , resource = arn] = arn.split(':')
  const [kind = '', ...rest] = resource.split('/')
  switch (kind) {
    case 'assumed-role':
      return roleWords(rest[0] ?? resource)
    case 'user':
      return `user ${rest.at(-1) ?? ''}`
    case 'federated-user':
      return `federated user ${rest.join('/')}`
    case 'root':
      return 'the root user'
    default:
      return resource
  }
}

/** Roles of IAM Identity Center contain the name of their permission set: `AWSReservedSSO_NAME_HASH`. */
function roleWords(role: string): string {
  return /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(role)?.[1] ?? role
}

/** "3 connected, 1 failed". */
export function resultWords(results: readonly (ConnectionTestResult | undefined)[]): string {
  const connected = results.filter((result) => result?.state === 'connected').length
  const failed = results.filter((result) => result?.state === 'failed').length
  const parts = [
    ...(connected > 0 ? [`${connected} connected`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ]
  return parts.join(', ') || 'Nothing was tested'
}

/** When a session ends: "ends at 14:05"; afterwards, that it ended. @param time in local time. */
export function endWords(time: string, hasEnded: boolean): string {
  return hasEnded ? `ended at ${time}: test it again` : `ends at ${time}`
}
