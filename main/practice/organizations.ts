import { hexId } from './ids.ts'
import type { SignedCall, SignedHandler } from './practiceCall.ts'
import type { PracticeScenario, ScenarioAccount } from './practiceScenario.ts'
import { offsetOf, pageOf, tokenFor } from './wire/paging.ts'
import { WireError } from './wire/wireError.ts'

export const describeOrganization: SignedHandler = (call) => {
  inUse(call)
  const [management] = call.scenario.accounts
  const id = organizationId(call.scenario)
  return {
    answer: {
      Organization: {
        Id: id,
        Arn: `arn:aws:organizations::${management.accountId}:organization/${id}`,
        FeatureSet: 'ALL',
        MasterAccountArn: accountArn(call, management),
        MasterAccountId: management.accountId,
        MasterAccountEmail: accountEmail(call.scenario, management),
        AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
      },
    },
  }
}

export const describeAccount: SignedHandler = (call) => {
  managementOnly(call)
  const asked = call.parameters.get('AccountId')
  const account = call.scenario.accounts.find(({ accountId }) => accountId === asked)
  if (account === undefined)
    throw new WireError('AccountNotFoundException', "You specified an account that doesn't exist.")
  return { answer: { Account: accountAnswer(call, account) } }
}

/** "Always check the NextToken": an empty page can come before the end. The scenario decides whether it does. */
export const listAccounts: SignedHandler = (call) => {
  managementOnly(call)
  const token = call.parameters.get('NextToken')
  const { emptyPages } = call.scenario.organizations
  const offset = token === undefined ? 0 : offsetOf(token.replace(/^empty-/, ''))
  if (offset === undefined) throw invalidToken()
  if (emptyPages && token !== undefined && !token.startsWith('empty-')) {
    return { answer: { Accounts: [], NextToken: `empty-${tokenFor(offset)}` } }
  }
  const page = pageOf(
    call.scenario.accounts,
    pageSize(call),
    token === undefined ? undefined : tokenFor(offset),
  )
  if (page === undefined) throw invalidToken()
  return {
    answer: {
      Accounts: page.items.map((account) => accountAnswer(call, account)),
      NextToken: page.nextToken,
    },
  }
}

export const listRoots: SignedHandler = (call) => {
  managementOnly(call)
  return {
    answer: {
      Roots: [
        {
          Id: rootId(call.scenario),
          Arn: `${organizationArn(call, 'root')}/${rootId(call.scenario)}`,
          Name: 'Root',
          PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
        },
      ],
    },
  }
}

export const listOrganizationalUnitsForParent: SignedHandler = (call) => {
  managementOnly(call)
  const units = unitsBelow(call.scenario, parentAsked(call))
  if (units === undefined) throw noParent()
  const page = pageOf(units, pageSize(call), call.parameters.get('NextToken'))
  if (page === undefined) throw invalidToken()
  const OrganizationalUnits = page.items.map((path) => ({
    Id: unitId(call.scenario, path),
    Arn: `${organizationArn(call, 'ou')}/${unitId(call.scenario, path)}`,
    Name: path.split('/').at(-1),
  }))
  return { answer: { OrganizationalUnits, NextToken: page.nextToken } }
}

export const listAccountsForParent: SignedHandler = (call) => {
  managementOnly(call)
  const accounts = accountsBelow(call.scenario, parentAsked(call))
  if (accounts === undefined) throw noParent()
  const page = pageOf(accounts, pageSize(call), call.parameters.get('NextToken'))
  if (page === undefined) throw invalidToken()
  return {
    answer: {
      Accounts: page.items.map((account) => accountAnswer(call, account)),
      NextToken: page.nextToken,
    },
  }
}

export const listTagsForResource: SignedHandler = (call) => {
  managementOnly(call)
  const asked = call.parameters.get('ResourceId')
  const account = call.scenario.accounts.find(({ accountId }) => accountId === asked)
  if (account === undefined)
    throw new WireError('TargetNotFoundException', "You specified a target that doesn't exist.")
  const Tags = Object.entries(account.tags ?? {}).map(([Key, Value]) => ({ Key, Value }))
  return { answer: { Tags } }
}

/** The email address of an account's root user. */
export function accountEmail({ customer }: PracticeScenario, { name }: ScenarioAccount): string {
  return `aws+${name}@${customer.shortName}.example`
}

// AWS retired "Status" on 2026-09-09 and replaced it by "State".
function accountAnswer(call: SignedCall, account: ScenarioAccount) {
  return {
    Id: account.accountId,
    Arn: accountArn(call, account),
    Email: accountEmail(call.scenario, account),
    Name: account.name,
    State: account.state,
    Paths: [accountPath(call.scenario, account)],
    JoinedMethod: account.joinedMethod,
    JoinedTimestamp: 1_700_000_000,
  }
}

/** The path as in the condition key aws:PrincipalOrgPaths, with the account at its end. */
function accountPath(scenario: PracticeScenario, account: ScenarioAccount): string {
  const units = withAncestors(account.organizationalUnit).map((path) => unitId(scenario, path))
  return `${[organizationId(scenario), rootId(scenario), ...units, account.accountId].join('/')}/`
}

function inUse(call: SignedCall): void {
  if (!call.scenario.organizations.inUse) {
    throw new WireError(
      'AWSOrganizationsNotInUseException',
      'Your account is not a member of an organization.',
    )
  }
}

function managementOnly(call: SignedCall): void {
  inUse(call)
  if (call.caller.accountId !== call.scenario.accounts[0].accountId) {
    throw new WireError('AccessDeniedException', "You don't have permissions to access this resource.")
  }
}

/** "^(r-[0-9a-z]{4,32})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$" (Organizations API reference, ListAccountsForParent). */
function parentAsked({ parameters }: SignedCall): string {
  const parentId = parameters.get('ParentId') ?? ''
  if (/^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$/.test(parentId)) return parentId
  throw new WireError(
    'InvalidInputException',
    'You provided a value that does not match the required pattern.',
  )
}

function noParent(): WireError {
  return new WireError('ParentNotFoundException', "You specified parent that doesn't exist.")
}

function pageSize(call: SignedCall): number {
  const asked = Number(call.parameters.get('MaxResults') ?? call.scenario.organizations.pageSize)
  if (!(asked >= 1 && asked <= 20)) {
    const size = asked > 20 ? 'larger' : 'smaller'
    throw new WireError(
      'InvalidInputException',
      `You provided a numeric parameter that has a ${size} value than allowed.`,
    )
  }
  return Math.min(asked, call.scenario.organizations.pageSize)
}

function invalidToken(): WireError {
  return new WireError('InvalidInputException', 'You provided an invalid pagination token.')
}

function organizationArn(call: SignedCall, kind: 'root' | 'ou' | 'account'): string {
  return `arn:aws:organizations::${call.scenario.accounts[0].accountId}:${kind}/${organizationId(call.scenario)}`
}

function accountArn(call: SignedCall, account: ScenarioAccount): string {
  return `${organizationArn(call, 'account')}/${account.accountId}`
}

/** An organizational unit by its names from the root down: `Workloads/Production`. */
type UnitPath = string

function organizationId({ name }: PracticeScenario): string {
  return `o-${hexId(10, name, 'organization')}`
}

function rootId({ name }: PracticeScenario): string {
  return `r-${hexId(4, name, 'root')}`
}

function unitId(scenario: PracticeScenario, path: UnitPath): string {
  return `ou-${rootId(scenario).slice(2)}-${hexId(8, scenario.name, 'ou', path)}`
}

/** The units directly below a parent; `undefined` if the parent does not exist. */
function unitsBelow(scenario: PracticeScenario, parentId: string): readonly UnitPath[] | undefined {
  const paths = unitPaths(scenario)
  if (parentId === rootId(scenario)) return paths.filter((path) => !path.includes('/'))
  const parent = paths.find((path) => unitId(scenario, path) === parentId)
  return parent === undefined ? undefined : paths.filter((path) => parentOf(path) === parent)
}

/** The accounts directly below a parent; `undefined` if the parent does not exist. */
function accountsBelow(scenario: PracticeScenario, parentId: string): readonly ScenarioAccount[] | undefined {
  if (unitsBelow(scenario, parentId) === undefined) return undefined
  return scenario.accounts.filter(({ organizationalUnit: path }) =>
    path === undefined ? parentId === rootId(scenario) : parentId === unitId(scenario, path),
  )
}

function unitPaths({ accounts }: PracticeScenario): readonly UnitPath[] {
  return [...new Set(accounts.flatMap(({ organizationalUnit }) => withAncestors(organizationalUnit)))]
}

/** The unit and its ancestors, the topmost first. */
function withAncestors(path: UnitPath | undefined): readonly UnitPath[] {
  return path === undefined ? [] : [...withAncestors(parentOf(path)), path]
}

function parentOf(path: UnitPath): UnitPath | undefined {
  const end = path.lastIndexOf('/')
  return end === -1 ? undefined : path.slice(0, end)
}
