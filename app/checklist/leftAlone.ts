import { list } from '../text/list.ts'
import { leftAloneReason } from './coverage.ts'
import type { VpcStatus } from './vpcStatus.ts'

/** What a person reads about a VPC that a run leaves as it is; the choices are those of vpcDecisions.ts. */

/**
 * It is left alone and not covered, or it is covered and its traffic is recorded more than once, or something that was
 * chosen of it is no longer there.
 */
export function isToldLeftAlone(vpc: VpcStatus): boolean {
  if ((vpc.missingTargets ?? []).length > 0) return true
  const reason = leftAloneReason(vpc)
  return reason === 'covered' ? overlapping(vpc).length > 0 : reason !== undefined
}

/** What can be done where there is nothing to decide; a sentence, or `undefined`. */
export function leftAloneAdvice(vpc: VpcStatus): string | undefined {
  if (vpc.state === 'shared') {
    return vpc.ownerId === undefined
      ? 'Its owner covers it.'
      : `It is covered when its owner, account ${vpc.ownerId}, is onboarded.`
  }
  const more = overlapping(vpc)
  if (vpc.state !== 'covered' || more.length === 0) return undefined
  return `Nothing has to be done. To be charged once only, delete ${list(more)} in the AWS console.`
}

function overlapping(vpc: VpcStatus): readonly string[] {
  const { chosen, alsoToActiveEye = [], parts = [], targets = [] } = vpc
  const beside =
    chosen === undefined
      ? parts.map(({ flowLogId }) => flowLogId)
      : targets.flatMap((target) => target.alsoToActiveEye ?? [])
  return [...new Set([...alsoToActiveEye, ...beside])]
}
