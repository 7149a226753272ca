import { ACCOUNT_ID_PATTERN } from '../activeeye/prescribed.ts'
import { parseAccountId } from '../input/accountId.ts'
import { comparable, type PastedConnector } from '../input/pastedConnectors.ts'
import { accountIdOfNumber } from '../input/spreadsheetNumber.ts'
import { lookalikeLetter } from '../text/lookalikeLetters.ts'
import { INVISIBLE } from '../text/oddCharacters.ts'
import type { AccountStatus } from './checklist.ts'

const FIELDS = ['accountId', 'externalId', 'displayName'] as const
type Field = (typeof FIELDS)[number]

/** Finds out whose connector a line of a list is, although some of its values are wrong or swapped. */
export interface ConnectorOwners {
  /** The account that most values of the line belong to; `undefined` when it is of no account of the onboarding. */
  ownerOf(connector: PastedConnector): AccountStatus | undefined
  /** The account that should have this Display Name, or one that reads the same. */
  named(displayName: string): AccountStatus | undefined
}

/** An External ID that so many accounts share says nothing about a line. */
const MOST_SHARING = 50

export function connectorOwners(accounts: readonly AccountStatus[]): ConnectorOwners {
  const owners = new Map<Field, Map<string, AccountStatus[]>>(FIELDS.map((field) => [field, new Map()]))
  for (const account of accounts) {
    for (const field of FIELDS) {
      const value = account.connector[field] ?? (field === 'accountId' ? account.accountId : undefined)
      if (value === undefined) continue
      const index = owners.get(field)
      const key = foldedValue(value)
      index?.set(key, [...(index.get(key) ?? []), account])
    }
  }
  const having = (field: Field, value: string | undefined) => {
    const found = value === undefined ? [] : (owners.get(field)?.get(foldedValue(value)) ?? [])
    return found.length > MOST_SHARING ? [] : found
  }

  function ownerOf(connector: PastedConnector): AccountStatus | undefined {
    const evidence = new Map<AccountStatus, Set<Field>>()
    for (const place of FIELDS) {
      for (const field of FIELDS) {
        for (const account of having(field, connector[place])) {
          evidence.set(account, (evidence.get(account) ?? new Set()).add(field))
        }
      }
    }
    const inPlace = (account: AccountStatus) =>
      FIELDS.findIndex((field) => having(field, connector[field]).includes(account))
    const [best] = [...evidence].toSorted(
      ([one, a], [other, b]) => b.size - a.size || rank(inPlace(one)) - rank(inPlace(other)),
    )
    if (best === undefined) return undefined
    const [account, fields] = best
    const isOnlyNamed = fields.size === 1 && fields.has('displayName')
    return isOnlyNamed && isOfAnotherAccount(connector) ? undefined : account
  }

  return { ownerOf, named: (displayName) => having('displayName', displayName)[0] }
}

/** The order of `FIELDS`, and after it what is in no place. */
function rank(index: number): number {
  return index === -1 ? FIELDS.length : index
}

/** A whole account ID that is not of the onboarding, else it would be evidence. */
function isOfAnotherAccount({ accountId = '' }: PastedConnector): boolean {
  const parsed = parseAccountId(accountId)
  return parsed.ok && ACCOUNT_ID_PATTERN.test(parsed.value)
}

/** As it reads: without what can't be seen, look-alikes as the letters that they look like, an account ID with its zeros. */
function foldedValue(value: string): string {
  const letters = [...comparable(value)]
    .filter((char) => !INVISIBLE.test(char))
    .map((char) => lookalikeLetter(char)?.letter ?? char)
    .join('')
    .toLowerCase()
  const parsed = parseAccountId(letters)
  return parsed.ok ? parsed.value : (accountIdOfNumber(letters) ?? letters)
}
