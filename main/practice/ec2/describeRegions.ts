import type { SignedHandler } from '../call.ts'
import { optInStatus } from '../regions.ts'
import { listOf } from '../wire/parameters.ts'
import { applyFilters } from './filters.ts'

/** Without AllRegions: the enabled ones. */
export const describeRegions: SignedHandler = ({ scenario, caller, parameters }) => {
  const account = scenario.accounts.find(({ accountId }) => accountId === caller.accountId)
  const all = Object.entries(scenario.regions).map(([regionName, status]) => ({
    regionName,
    regionEndpoint: `ec2.${regionName}.amazonaws.com`,
    optInStatus: account === undefined ? status : optInStatus(scenario, account, regionName),
  }))
  const named = listOf(parameters, 'RegionName')
  const chosen = all
    .filter((region) => named.length === 0 || named.includes(region.regionName))
    .filter((region) => parameters.get('AllRegions') === 'true' || region.optInStatus !== 'not-opted-in')
  const filtered = applyFilters(
    chosen.map((region) => ({ region, tags: {} })),
    parameters,
    'Filter',
    {
      'region-name': ({ region }) => [region.regionName],
      'opt-in-status': ({ region }) => [region.optInStatus],
      endpoint: ({ region }) => [region.regionEndpoint],
    },
  )
  return { answer: { regionInfo: filtered.map(({ region }) => region) } }
}
