import type { Purpose } from '../../../../app/aws/policyStatements.ts'
import type { Permission } from '../../../../app/permissions/permissions.ts'

export function purposeName(purpose: Purpose): string {
  switch (purpose) {
    case 'signIn':
      return 'Sign in'
    case 'organization':
      return 'List the accounts and assume their roles'
    case 'look':
      return 'Read'
    case 'flowLogs':
      return 'Create flow logs'
    case 'template':
      return 'Read the template'
    case 'stack':
      return 'Create the stack'
    case 'iamOfTemplate':
      return 'IAM, for the resources of the template'
    case 'undo':
      return 'Undo'
  }
}

/** "us-east-1, eu-west-1"; "All" if the state is the same in all; "–" for an action that is not regional. */
export function regionWords({ purpose, regions }: Permission): string {
  if (regions !== undefined) return regions.join(', ')
  return purpose === 'look' || purpose === 'flowLogs' || purpose === 'undo' ? 'All' : '–'
}

/** The missing actions, each once, for a policy. */
export function actionsToAllow(permissions: readonly Permission[]): readonly string[] {
  return [...new Set(permissions.filter(({ state }) => state === 'missing').map(({ action }) => action))]
}
