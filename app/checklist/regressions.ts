import { z } from 'zod'
import type { AccountStatus, Checklist } from './checklist.ts'
import { isCovered, isUncovered } from './coverage.ts'
import { targetsOf } from './targets.ts'
import { interfaceTagWords } from './targetWords.ts'
import type { VpcStatus } from './vpcStatus.ts'

export const regressionKindSchema = z.enum(['stack', 'newVpc', 'newTarget', 'vpc'])

/**
 * Something that was done and no longer is: a VPC is new, or no longer delivers; a network interface got the tag by which
 * they were chosen; the stack has another status. What is
 * gone is an open item of its own (`gone.ts`).
 */
export interface Regression {
  readonly kind: z.infer<typeof regressionKindSchema>
  readonly accountId: string
  readonly region?: string
  /** For a person: "vpc-1 in us-east-1 was covered and now has no flow log". */
  readonly message: string
}

/** What was done at the last look and no longer is, and what is new and uncovered: VPCs, and what was chosen in them. */
export function regressionsBetween(before: Checklist, after: Checklist): readonly Regression[] {
  const known = new Map(before.accounts.map((account) => [account.accountId, account]))
  return after.accounts.flatMap((account) => {
    const past = known.get(account.accountId)
    return past === undefined ? [] : [...stackChanges(past, account), ...vpcChanges(past, account)]
  })
}

function stackChanges(
  before: AccountStatus,
  { accountId, name, steps, stack }: AccountStatus,
): readonly Regression[] {
  if (before.steps.stack.state !== 'done' || steps.stack.state === 'done') return []
  // The step failed without seeing another stack: its problem says why, and nothing is known to have changed.
  if (stack === undefined || stack.status === before.stack?.status) return []
  return [
    {
      kind: 'stack',
      accountId,
      message: `The stack of ${name} (${accountId}) was done and now is in ${stack.status}.`,
    },
  ]
}

function vpcChanges(
  before: AccountStatus,
  { accountId, name, regions }: AccountStatus,
): readonly Regression[] {
  const looked = before.regions.some(({ vpcs }) => vpcs.length > 0)
  const past = new Map(before.regions.flatMap(({ vpcs }) => vpcs.map((vpc) => [vpc.vpcId, vpc])))
  return regions.flatMap(({ region, vpcs }) =>
    vpcs.flatMap((vpc): Regression[] => {
      const before = past.get(vpc.vpcId)
      const words = regressionOf(before, vpc, looked)
      const place = `in ${name} (${accountId}), ${region},`
      return [
        ...(words === undefined
          ? []
          : [
              {
                kind: before === undefined ? ('newVpc' as const) : ('vpc' as const),
                ...{ accountId, region, message: `${vpc.vpcId} ${place} ${words}.` },
              },
            ]),
        ...newTargets(before, vpc).map((id) => ({
          kind: 'newTarget' as const,
          ...{ accountId, region, message: `${id} of ${vpc.vpcId} ${place} ${newTargetWords(vpc)}.` },
        })),
      ]
    }),
  )
}

function regressionOf(before: VpcStatus | undefined, now: VpcStatus, looked: boolean): string | undefined {
  if (before === undefined)
    return looked && isUncovered(now) ? 'is new and has no flow log to the bucket' : undefined
  if (!isCovered(before) || isCovered(now) || isUncovered(now)) return undefined
  return now.state === 'failing' ? 'was covered and is no longer delivered' : 'was covered and no longer is'
}

/** What was chosen of the VPC, is there now and was not before; where the whole VPC counts, or did, nothing is compared. */
function newTargets(before: VpcStatus | undefined, now: VpcStatus): readonly string[] {
  if (before?.targets === undefined || now.targets === undefined) return []
  const known = new Set(before.targets.map(({ resourceId }) => resourceId))
  return targetsOf(now)
    .filter((target) => target.resourceId !== now.vpcId && !known.has(target.resourceId))
    .filter(isUncovered)
    .map(({ resourceId }) => resourceId)
}

/** The ID may have been chosen before it was there. */
function newTargetWords({ chosen }: VpcStatus): string {
  return chosen?.kind === 'interfacesWithTag'
    ? `has the tag ${interfaceTagWords(chosen)} now and no flow log to the bucket`
    : 'is there now and has no flow log to the bucket'
}
