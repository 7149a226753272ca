import { create } from 'zustand'

/** What a person has chosen among the accounts of an access portal, and not added yet. */
export interface AssignedChoice {
  /** The role for all accounts; `undefined` as long as the app suggests one. */
  readonly roleForAll: string | undefined
  /** Other roles, by account ID. */
  readonly roles: ReadonlyMap<string, string>
  /** Account IDs. */
  readonly accounts: ReadonlySet<string>
}

const NOTHING: AssignedChoice = { roleForAll: undefined, roles: new Map(), accounts: new Set() }

/** Of one list of accounts, the one that was looked at last. */
interface KeptChoice {
  readonly list: string
  readonly choice: AssignedChoice
}

/** Kept when the dialog is closed, until its accounts are added or another list is chosen from. */
export const useAssignedChoice = create<KeptChoice>(() => ({ list: '', choice: NOTHING }))

/** @param list names the onboarding and the portal */
export function choiceIn({ list: of, choice }: KeptChoice, list: string): AssignedChoice {
  return of === list ? choice : NOTHING
}

export function choose(list: string, change: Partial<AssignedChoice>): void {
  useAssignedChoice.setState((kept) => ({ list, choice: { ...choiceIn(kept, list), ...change } }))
}

export function forgetChoice(): void {
  useAssignedChoice.setState({ choice: NOTHING })
}
