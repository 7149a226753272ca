import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { isMonitored } from '../../../app/checklist/coverage.ts'
import { isToldLeftAlone } from '../../../app/checklist/leftAlone.ts'
import { vpcStateWord } from '../../../app/checklist/stateWords.ts'
import {
  awaitsDecision,
  choicesFor,
  type VpcChoice,
  type VpcPlace,
} from '../../../app/checklist/vpcDecisions.ts'
import type { VpcStatus } from '../../../app/checklist/vpcStatus.ts'

/** A VPC that a run leaves alone, or about which a person can decide. */
export interface DecisionRow {
  readonly key: string
  readonly accountName: string
  readonly place: VpcPlace
  readonly vpc: VpcStatus
  /** Empty: there is nothing to decide. */
  readonly choices: readonly VpcChoice[]
}

/** The VPCs that a run leaves alone or that something was decided about, and those that could be left out. */
export interface DecisionRows {
  readonly told: readonly DecisionRow[]
  readonly others: readonly DecisionRow[]
  readonly all: readonly DecisionRow[]
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
  return {
    told: rows.filter((row) => isAsked(row) || isToldLeftAlone(row.vpc)),
    others: rows.filter((row) => row.choices.includes('leaveOut') && !isAsked(row)),
    all: rows,
  }
}

/** Something has to be decided about it, or was. */
export function isAsked({ vpc }: DecisionRow): boolean {
  return awaitsDecision(vpc) || isDecided(vpc)
}

/** Something was decided about it, or parts were chosen in its place. */
export function isDecided({ decision, chosen }: Pick<VpcStatus, 'decision' | 'chosen'>): boolean {
  return decision !== undefined || chosen !== undefined
}

/** VPCs in the same state, with the same choices: one decision can be made for all. */
export interface DecisionGroup {
  readonly word: string
  readonly choices: readonly VpcChoice[]
  readonly places: readonly VpcPlace[]
}

/** Groups of two and more, of those that are asked about. */
export function decisionGroups(rows: readonly DecisionRow[]): readonly DecisionGroup[] {
  return [...Map.groupBy(rows.filter(isAsked), ({ vpc }) => vpcStateWord(vpc).word)].flatMap(
    ([word, same]) => {
      const [first] = same
      if (first === undefined || same.length < 2) return []
      return [{ word, choices: first.choices, places: same.map(({ place }) => place) }]
    },
  )
}
