import type { AccountPlan } from '../../../app/run/plan.ts'

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

/** Accounts with their Regions below; Regions without a VPC have nothing to say. */
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
