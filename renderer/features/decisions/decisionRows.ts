import type { AccountStatus, VpcStatus } from '../../../app/checklist/checklist.ts'
import { isMonitored } from '../../../app/checklist/coverage.ts'
import { vpcStateWord } from '../../../app/checklist/stateWords.ts'
import {
  awaitsDecision,
  choicesFor,
  type VpcChoice,
  type VpcPlace,
} from '../../../app/checklist/vpcDecisions.ts'

/** A VPC about which a person can decide. */
export interface DecisionRow {
  readonly key: string
  readonly accountName: string
  readonly place: VpcPlace
  readonly vpc: VpcStatus
  readonly choices: readonly VpcChoice[]
}

/** The VPCs that something has to be or was decided about, and those that could be left out. */
export interface DecisionRows {
  readonly asked: readonly DecisionRow[]
  readonly others: readonly DecisionRow[]
}

export function decisionRows(accounts: Iterable<AccountStatus>): DecisionRows {
  const rows = [...accounts].filter(isMonitored).flatMap(({ accountId, name, regions }) =>
    regions.flatMap(({ region, state, vpcs }) =>
      // Where the Region is left out, there is nothing to decide about its VPCs.
      (state === 'leftOut' ? [] : vpcs).map((vpc) => ({
        key: `${accountId} ${region} ${vpc.vpcId}`,
        accountName: name,
        place: { accountId, region, vpcId: vpc.vpcId },
        vpc,
        choices: choicesFor(vpc),
      })),
    ),
  )
  const isAsked = ({ vpc }: DecisionRow) => awaitsDecision(vpc) || vpc.decision !== undefined
  const decidable = rows.filter(({ choices }) => choices.length > 0)
  return { asked: decidable.filter(isAsked), others: decidable.filter((row) => !isAsked(row)) }
}

/** VPCs in the same state, with the same choices: one decision can be made for all. */
export interface DecisionGroup {
  readonly word: string
  readonly choices: readonly VpcChoice[]
  readonly places: readonly VpcPlace[]
}

/** Groups of two and more. */
export function decisionGroups(rows: readonly DecisionRow[]): readonly DecisionGroup[] {
  return [...Map.groupBy(rows, ({ vpc }) => vpcStateWord(vpc).word)].flatMap(([word, same]) => {
    const [first] = same
    if (first === undefined || same.length < 2) return []
    return [{ word, choices: first.choices, places: same.map(({ place }) => place) }]
  })
}
