import type { AccountStatus } from '../../../app/checklist/checklist.ts'

/** VPCs of an account that are its own to cover, and those that are. */
export function vpcsOf({ regions }: Pick<AccountStatus, 'regions'>): {
  readonly toCover: number
  readonly covered: number
} {
  let [toCover, covered] = [0, 0]
  for (const { vpcs } of regions) {
    for (const { state } of vpcs) {
      if (state !== 'shared') toCover += 1
      if (state === 'covered') covered += 1
    }
  }
  return { toCover, covered }
}
