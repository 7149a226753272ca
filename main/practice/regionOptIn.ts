import { ALWAYS_ENABLED } from '../../app/aws/partition.ts'
import { applyFilters } from './ec2/filtersAndPages.ts'
import type { SignedCall, SignedHandler } from './practiceCall.ts'
import type { OptInStatus, PracticeScenario, ScenarioAccount } from './practiceScenario.ts'
import { pageOf } from './wire/paging.ts'
import { listOf } from './wire/parameters.ts'
import { WireError } from './wire/wireError.ts'

/** The opt-in status of a Region in an account. */
export function optInStatus(
  scenario: PracticeScenario,
  account: ScenarioAccount,
  region: string,
): OptInStatus {
  const known = account.regions?.[region] ?? scenario.regions[region]
  if (known !== undefined) return known
  // Small scenarios list few Regions, but a caller may use STS in another default Region.
  return ALWAYS_ENABLED.some((name) => name === region) ? 'opt-in-not-required' : 'not-opted-in'
}

/** EC2 DescribeRegions: the enabled Regions, or all with AllRegions. */
export const describeRegions: SignedHandler = ({ scenario, caller, parameters }) => {
  const account = scenario.accounts.find(({ accountId }) => accountId === caller.accountId)
  const all = Object.entries(scenario.regions).map(([regionName, status]) => ({
    regionName,
    regionEndpoint: `ec2.${regionName}.amazonaws.com`,
    optInStatus: account === undefined ? status : optInStatus(scenario, account, regionName),
  }))
  const named = listOf(parameters, 'RegionName')
  const unknown = named.filter((name) => all.every(({ regionName }) => regionName !== name))
  if (unknown.length > 0) {
    throw new WireError('InvalidParameterValue', `Invalid region provided: [${unknown.join(', ')}]`)
  }
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

/** The page size of ListRegions; MaxResults can only make it smaller. */
const PAGE = 20

/** AWS Account Management's ListRegions: every Region with its status in the account. */
export const listRegions: SignedHandler = (call) => {
  const { parameters, scenario } = call
  const account = accountAsked(call)
  const wanted = listOf(parameters, 'RegionOptStatusContains')
  const regions = Object.keys(scenario.regions)
    .map((RegionName) => ({ RegionName, RegionOptStatus: statusOf(scenario, account, RegionName) }))
    .filter(({ RegionOptStatus }) => wanted.length === 0 || wanted.includes(RegionOptStatus))
  const size = Math.min(PAGE, Number(parameters.get('MaxResults') ?? PAGE))
  const page = size >= 1 ? pageOf(regions, size, parameters.get('NextToken')) : undefined
  if (page === undefined) throw new WireError('ValidationException', 'Invalid MaxResults or NextToken')
  return { answer: { Regions: page.items, NextToken: page.nextToken } }
}

/** The management account names a member by its ID, and itself by leaving the ID out. */
function accountAsked(call: SignedCall): ScenarioAccount {
  const { parameters, scenario, caller } = call
  const [management] = scenario.accounts
  const asked = parameters.get('AccountId')
  if (asked === management.accountId) {
    throw listRegionsDenied(
      'The management account can only be managed using the standalone context from the management account.',
    )
  }
  const mayAsk = caller.accountId === management.accountId && scenario.organizations.inUse
  const accountId = asked ?? caller.accountId
  const account = scenario.accounts.find((one) => one.accountId === accountId)
  if (account === undefined || (asked !== undefined && !mayAsk)) {
    throw listRegionsDenied(
      `User: ${caller.arn} is not authorized to perform: account:ListRegions (You don't have permission to access this resource)`,
    )
  }
  return account
}

function statusOf(scenario: PracticeScenario, account: ScenarioAccount, region: string): string {
  switch (optInStatus(scenario, account, region)) {
    case 'opt-in-not-required':
      return 'ENABLED_BY_DEFAULT'
    case 'opted-in':
      return 'ENABLED'
    case 'not-opted-in':
      return account.enablingRegions?.includes(region) ? 'ENABLING' : 'DISABLED'
  }
}

function listRegionsDenied(message: string): WireError {
  return new WireError('AccessDeniedException', message, 403)
}
