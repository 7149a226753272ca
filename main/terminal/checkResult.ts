import { addable, type NewAccountRow } from '../../app/access/newInOrganization.ts'
import type { ChangeList } from '../../app/checklist/changes.ts'
import type { Checklist } from '../../app/checklist/checklist.ts'
import { EXIT } from './exitStatus.ts'

/** What `check` found beside the checklist. */
interface Found {
  readonly list: ChangeList
  /** Accounts of the organization that are not in the file: empty when nobody asked, undefined when it could not be listed. */
  readonly newAccounts: readonly NewAccountRow[] | undefined
}

/** What `check --json` prints. @param asked whether new accounts were asked for: only then they are in it */
export function checkJson(checklist: Checklist, { list, newAccounts }: Found, asked: boolean): object {
  const { since: changesSince, changes } = list
  return { ...checklist, changesSince, changes, ...(asked && newAccounts !== undefined && { newAccounts }) }
}

/**
 * For a scheduler: what changed is told once, and is to be looked into although everything may be covered. A closed
 * account that is not in the file changes nothing.
 * @param status of the activity itself
 */
export function checkStatus(status: number, { list, newAccounts }: Found): number {
  const isCalm = list.changes.length === 0 && newAccounts !== undefined && addable(newAccounts).length === 0
  return status === EXIT.verified && !isCalm ? EXIT.unfinished : status
}
