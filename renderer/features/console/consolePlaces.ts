import { roleLink, stackLink, stackResourcesLink, vpcLink } from '../../../app/aws/consoleLinks.ts'
import { partitionOf } from '../../../app/aws/partition.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import type { OpenedOnboarding } from '../../../app/contract/contract.ts'
import type { Problem } from '../../../app/problems/problem.ts'

/** Where the AWS console shows what the checklist speaks of. */

export interface ConsolePlace {
  /** What a link to it says. */
  readonly text: string
  readonly url: string
}

/** The stack, and the roles that it made: by name where the stack's text sets one, else among its resources. */
export function stackPlaces(stack: AccountStatus['stack']): readonly ConsolePlace[] {
  if (stack === undefined) return []
  const { stackId, template } = stack
  const names = (template?.trust?.roles ?? []).flatMap(({ name }) => name ?? [])
  const roles = names.flatMap((name) =>
    place(`Role ${name} in the AWS console`, roleLink(partitionOf(stackId), name)),
  )
  return [
    ...place('Stack in the AWS console', stackLink(stackId)),
    ...(roles.length > 0 ? roles : place("Role, among the stack's resources", stackResourcesLink(stackId))),
  ]
}

export function vpcPlaces(region: string, vpcId: string): readonly ConsolePlace[] {
  return place('VPC in the AWS console (tab Flow logs)', vpcLink(region, vpcId))
}

/** What the problem is about, where the console shows it. */
export function problemPlaces(
  { step, region, resource }: Pick<Problem, 'step' | 'region' | 'resource'>,
  stack: AccountStatus['stack'],
): readonly ConsolePlace[] {
  if (region !== undefined && resource?.startsWith('vpc-')) return vpcPlaces(region, resource)
  const stackId = step === 'stack' ? (resource ?? stack?.stackId) : undefined
  return stackId === undefined ? [] : place('Stack in the AWS console', stackLink(stackId))
}

/** Not where calls go elsewhere than to AWS: the console does not show what is there. */
export function isShownByConsole(
  opened: Pick<OpenedOnboarding, 'practice' | 'redirected'> | undefined,
): boolean {
  return opened !== undefined && opened.practice === undefined && opened.redirected.length === 0
}

/** The console can't be told which account to show. */
export function consoleSignInWords(accountId: string): string {
  return `Sign in to account ${accountId} in the browser first.`
}

function place(text: string, url: string | undefined): readonly ConsolePlace[] {
  return url === undefined ? [] : [{ text, url }]
}
