import { capitalized } from '../text/capitalized.ts'
import { list } from '../text/list.ts'
import type { AccountStatus, VpcStatus } from './checklist.ts'
import { leftAloneReason } from './coverage.ts'
import { choicesFor } from './vpcDecisions.ts'
import { choiceWords, leftAloneWords, vpcRemarks } from './vpcWords.ts'

/** A VPC that a run leaves as it is although something is to be said about it. */
export interface LeftAloneVpc {
  readonly key: string
  readonly accountName: string
  readonly region: string
  readonly vpcId: string
  readonly name: string | undefined
  readonly why: string
  /** What is there; sentences. */
  readonly remarks: readonly string[]
  /** What a person can do about it; a sentence. */
  readonly offer: string
}

/** Every VPC that is left alone and not covered, and every covered one whose traffic is recorded more than once. */
export function leftAloneVpcs(
  accounts: Iterable<Pick<AccountStatus, 'accountId' | 'name' | 'regions'>>,
): readonly LeftAloneVpc[] {
  return [...accounts].flatMap(({ accountId, name: accountName, regions }) =>
    regions.flatMap(({ region, vpcs }) =>
      vpcs.flatMap((vpc): LeftAloneVpc[] => {
        const why = whyOf(vpc)
        if (why === undefined) return []
        const { vpcId, name } = vpc
        return [
          {
            key: `${accountId} ${region} ${vpcId}`,
            accountName,
            region,
            vpcId,
            name,
            why,
            remarks: vpcRemarks(vpc),
            offer: offerOf(vpc),
          },
        ]
      }),
    ),
  )
}

function whyOf(vpc: VpcStatus): string | undefined {
  const reason = leftAloneReason(vpc)
  if (reason === undefined) return undefined
  if (reason !== 'covered') return capitalized(leftAloneWords(reason))
  return overlapping(vpc).length === 0 ? undefined : 'Covered already; more flow logs record the same traffic'
}

function overlapping({ alsoToActiveEye = [], parts = [] }: VpcStatus): readonly string[] {
  return [...alsoToActiveEye, ...parts.map(({ flowLogId }) => flowLogId)]
}

function offerOf(vpc: VpcStatus): string {
  const choices = choicesFor(vpc)
  if (choices.length > 0) {
    return `Choices, below: ${choices.map((choice) => choiceWords(choice).label).join('; ')}.`
  }
  if (vpc.state === 'shared') {
    return vpc.ownerId === undefined
      ? 'Its owner covers it.'
      : `It is covered when its owner, account ${vpc.ownerId}, is onboarded.`
  }
  const more = overlapping(vpc)
  return `Nothing has to be done. To be charged once only, delete ${list(more)} in the AWS console.`
}
