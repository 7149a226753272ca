import { beforeAll, expect, test } from 'vitest'
import { appRuns, buildPrograms } from './organization.ts'
import { REGIONS, VPCS_IN_A_REGION } from './organizationShape.ts'

/** Calls of an account beside those in its Regions: for the sign-in, the list of Regions and the stack. */
const FOR_THE_ACCOUNT = { first: 13, second: 6 }
const ACCOUNTS = 50
const VPCS = ACCOUNTS * REGIONS.length * VPCS_IN_A_REGION

beforeAll(() => buildPrograms({ named: false }))

/** Counts only: times are for `npm run bench`. */
test('fifty accounts take four calls a Region, two the second time, and small updates of the page', async () => {
  const [first, second] = await appRuns({ accounts: ACCOUNTS, latency: 0 })
  for (const { more, throttled } of [first, second]) {
    expect(more.totals).toMatchObject({ accounts: ACCOUNTS, vpcs: VPCS, covered: VPCS, problems: 0 })
    expect(throttled).toBe(0)
    expect(more.updates.largest).toBeLessThan(50_000)
  }
  const perAccount = { first: first.calls / ACCOUNTS, second: second.calls / ACCOUNTS }
  expect(perAccount.first).toBeLessThanOrEqual(4 * REGIONS.length + FOR_THE_ACCOUNT.first)
  expect(perAccount.second).toBeLessThanOrEqual(2 * REGIONS.length + FOR_THE_ACCOUNT.second)
  expect(first.journal / ACCOUNTS).toBeLessThan(12_000)
  expect(second.journal / ACCOUNTS).toBeLessThan(12_000)
})
