import type { EngineInput } from '../engine.ts'

/** Every Region that the StackSet goes to: what the last look saw, and what the file names. */
export function regionsOf(input: Pick<EngineInput, 'accounts'>): readonly string[] {
  const regions = input.accounts.flatMap(({ regions, seen }) => [
    ...(regions === 'enabled' ? [] : regions),
    ...seen.map(({ region }) => region),
  ])
  return [...new Set(regions)].sort()
}

/**
 * What gets no flow log although a stack of the StackSet may be there, since automatic deployment goes by
 * organizational unit and to all Regions alike: accounts (`111122223333`), Regions of an account
 * (`111122223333/eu-north-1`), and VPCs.
 */
export function leftAlone(input: EngineInput): readonly string[] {
  const all = regionsOf(input)
  const ofAccounts = input.accounts.flatMap(({ accountId, regions, regionsLeftOut, vpcsLeftAlone }) => {
    const notNamed = regions === 'enabled' ? [] : all.filter((region) => !regions.includes(region))
    return [
      ...new Set([...regionsLeftOut, ...notNamed].map((region) => `${accountId}/${region}`)),
      ...vpcsLeftAlone.map(({ vpcId }) => vpcId),
    ]
  })
  return [...input.accountsLeftOut.map(({ accountId }) => accountId), ...ofAccounts]
}
