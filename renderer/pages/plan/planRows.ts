import { UNCOVERED_REASONS } from '../../../app/checklist/coverage.ts'
import { whyDead } from '../../../app/checklist/deadStack.ts'
import type { StateWord } from '../../../app/checklist/stateWords.ts'
import { leftAloneWords } from '../../../app/checklist/vpcWords.ts'
import type { AccountPlan } from '../../../app/run/plan.ts'
import { capitalized } from '../../../app/text/capitalized.ts'
import { plural } from '../../../app/text/plural.ts'

type RegionPlan = AccountPlan['regions'][number]

/** A row of the table: an account, or a Region of one. */
export interface PlanRow {
  readonly id: string
  readonly parentId: string | null
  readonly accountId: string
  readonly title: string
  /** With an account only. */
  readonly stack?: AccountPlan['stack']
  /** All of an account, or the one. */
  readonly regions: AccountPlan['regions']
}

/** A row for each account, followed by a row for each of its Regions that has a VPC. */
export function planRows(accounts: readonly AccountPlan[]): readonly PlanRow[] {
  return accounts.flatMap(({ accountId, name, stack, regions }) => [
    { id: accountId, parentId: null, accountId, title: name, stack, regions },
    ...regions.map((region) => ({
      id: `${accountId} ${region.region}`,
      parentId: accountId,
      accountId,
      title: region.region,
      regions: [region],
    })),
  ])
}

/** What would happen to an account's stack. */
export function stackWord({ action, status }: AccountPlan['stack']): StateWord {
  switch (action) {
    case 'create':
      return { word: 'Create', tone: 'todo' }
    case 'follow':
      return { word: 'Being created already', tone: 'running' }
    case 'replace':
      return { word: capitalized(whyDead(status)), tone: 'bad' }
    case 'none':
      return { word: 'Exists already', tone: 'good' }
    case 'blocked':
      return { word: 'Left as it is, see the problems', tone: 'bad' }
    case 'unknown':
      return { word: 'Not known yet', tone: 'none' }
  }
}

/** What is left alone, and why. Covered VPCs have a count of their own. */
export function leftAloneSentences(regions: readonly RegionPlan[]): readonly string[] {
  const others = regions.reduce((sum, { otherFlowLogIds }) => sum + otherFlowLogIds.length, 0)
  return [
    ...UNCOVERED_REASONS.map((reason) => {
      const count = countLeftAlone(regions, ({ why }) => why === reason)
      return count > 0 ? `${plural(count, 'VPC')} ${leftAloneWords(reason)}` : ''
    }),
    others > 0 ? `${plural(others, 'flow log')} to somewhere else: untouched` : '',
  ].filter((words) => words !== '')
}

/** VPCs that have their flow log to ActiveEye already. */
export function coveredCount(regions: readonly RegionPlan[]): number {
  return countLeftAlone(regions, ({ why }) => why === 'covered')
}

function countLeftAlone(
  regions: readonly RegionPlan[],
  isCounted: (vpc: RegionPlan['leftAlone'][number]) => boolean,
): number {
  return regions.reduce((sum, { leftAlone }) => sum + leftAlone.filter(isCounted).length, 0)
}
