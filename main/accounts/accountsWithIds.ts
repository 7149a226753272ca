import { InvalidInputError } from '../failures/invalidInputError.ts'

interface Accounts<A> {
  readonly accounts: readonly A[]
}

interface Numbered {
  readonly accountId: string
}

/** The accounts with these IDs, each once, in the file's order. @throws InvalidInputError a sentence for each unknown ID */
export function accountsWithIds<A extends Numbered>(
  { accounts }: Accounts<A>,
  accountIds: readonly string[],
): readonly A[] {
  const unknown = accountIds.filter((wanted) => accounts.every(({ accountId }) => accountId !== wanted))
  if (unknown.length > 0) throw unknownAccounts(unknown, accounts)
  return accounts.filter(({ accountId }) => accountIds.includes(accountId))
}

/** The account with this ID. @throws InvalidInputError */
export function accountWithId<A extends Numbered>({ accounts }: Accounts<A>, wanted: string): A {
  const account = accounts.find(({ accountId }) => accountId === wanted)
  if (account === undefined) throw unknownAccounts([wanted], accounts)
  return account
}

function unknownAccounts(unknown: readonly string[], accounts: readonly Numbered[]): InvalidInputError {
  const ids = accounts.map(({ accountId }) => accountId).join(', ')
  return new InvalidInputError(
    unknown.map((id) => `${id} is not an account of this onboarding; it has ${ids}`),
  )
}
