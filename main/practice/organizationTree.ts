import { hexId } from './ids.ts'
import type { PracticeScenario, ScenarioAccount } from './scenario.ts'

/** An organizational unit by its names from the root down: `Workloads/Production`. */
type UnitPath = string

export function organizationId({ name }: PracticeScenario): string {
  return `o-${hexId(10, name, 'organization')}`
}

export function rootId({ name }: PracticeScenario): string {
  return `r-${hexId(4, name, 'root')}`
}

export function unitId(scenario: PracticeScenario, path: UnitPath): string {
  return `ou-${rootId(scenario).slice(2)}-${hexId(8, scenario.name, 'ou', path)}`
}

/** The units right below a parent; `undefined`: there is no such parent. */
export function unitsBelow(scenario: PracticeScenario, parentId: string): readonly UnitPath[] | undefined {
  const paths = unitPaths(scenario)
  if (parentId === rootId(scenario)) return paths.filter((path) => !path.includes('/'))
  const parent = paths.find((path) => unitId(scenario, path) === parentId)
  return parent === undefined ? undefined : paths.filter((path) => parentOf(path) === parent)
}

/** The accounts right below a parent; `undefined`: there is no such parent. */
export function accountsBelow(
  scenario: PracticeScenario,
  parentId: string,
): readonly ScenarioAccount[] | undefined {
  if (unitsBelow(scenario, parentId) === undefined) return undefined
  return scenario.accounts.filter(({ organizationalUnit: path }) =>
    path === undefined ? parentId === rootId(scenario) : parentId === unitId(scenario, path),
  )
}

/** As in the condition key aws:PrincipalOrgPaths, with the account at its end. */
export function accountPath(scenario: PracticeScenario, account: ScenarioAccount): string {
  const units = withAncestors(account.organizationalUnit).map((path) => unitId(scenario, path))
  return `${[organizationId(scenario), rootId(scenario), ...units, account.accountId].join('/')}/`
}

function unitPaths({ accounts }: PracticeScenario): readonly UnitPath[] {
  return [...new Set(accounts.flatMap(({ organizationalUnit }) => withAncestors(organizationalUnit)))]
}

/** From the top down, itself at the end. */
function withAncestors(path: UnitPath | undefined): readonly UnitPath[] {
  return path === undefined ? [] : [...withAncestors(parentOf(path)), path]
}

function parentOf(path: UnitPath): UnitPath | undefined {
  const end = path.lastIndexOf('/')
  return end === -1 ? undefined : path.slice(0, end)
}
