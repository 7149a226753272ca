import type { SignedCall, SignedHandler } from '../call.ts'
import { optInStatus } from '../regions.ts'
import type { PracticeScenario, ScenarioAccount } from '../scenario.ts'
import { pageOf } from '../wire/page.ts'
import { listOf } from '../wire/parameters.ts'
import { WireError } from '../wireError.ts'

/** MaxResults can only make it smaller. */
const PAGE = 20

/** Every Region that there is, and whether the account has it. */
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

/** The management account may ask for its members by their IDs, and for itself only without. */
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

function listRegionsDenied(message: string): WireError {
  return new WireError('AccessDeniedException', message, 403)
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
