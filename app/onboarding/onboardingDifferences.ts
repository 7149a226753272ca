import { z } from 'zod'
import { jsonText } from '../text/jsonText.ts'
import type { Onboarding } from './onboarding.ts'
import { fieldsOf } from './rawFields.ts'

/**
 * Where two files of one onboarding differ, field by field. A person decides for each which of the two holds; the app
 * takes neither by itself.
 */

export const onboardingDifferenceSchema = z.strictObject({
  /** `customer.name`, `accounts.111122223333.connector.priority`; `accounts.111122223333` for one that only one file has. */
  field: z.string(),
  /** The account that it is about, by its name. */
  account: z.string().optional(),
  /** As text; left out where the file has nothing there. */
  mine: z.string().optional(),
  theirs: z.string().optional(),
})
export type OnboardingDifference = z.infer<typeof onboardingDifferenceSchema>

export const sideSchema = z.enum(['mine', 'theirs'])
/** `mine`: the file on this computer. `theirs`: what was handed over. */
export type Side = z.infer<typeof sideSchema>

/** @param mine the file on this computer. @param theirs what was handed over. */
export function onboardingDifferences(mine: Onboarding, theirs: Onboarding): readonly OnboardingDifference[] {
  const own = new Set(mine.accounts.map(({ accountId }) => accountId))
  const inBoth = new Set(theirs.accounts.flatMap(({ accountId }) => (own.has(accountId) ? [accountId] : [])))
  const [here, there] = [fieldsIn(mine, inBoth), fieldsIn(theirs, inBoth)]
  const names = new Map(
    [...theirs.accounts, ...mine.accounts].map(({ accountId, name }) => [accountId, name]),
  )
  return [...new Set([...here.keys(), ...there.keys()])].flatMap((field) => {
    const [list, accountId = ''] = field.split('.')
    const account = list === 'accounts' ? names.get(accountId) : undefined
    const [mineHas, theirsHas] = [textOf(here.get(field)), textOf(there.get(field))]
    if (mineHas === theirsHas) return []
    return [
      {
        field,
        ...(account !== undefined && { account }),
        ...(mineHas !== undefined && { mine: mineHas }),
        ...(theirsHas !== undefined && { theirs: theirsHas }),
      },
    ]
  })
}

/**
 * My file with theirs where that was chosen. Validate it: what is right in each file may not be so together.
 * @param theirFields fields of the differences
 */
export function withTheirs(mine: Onboarding, theirs: Onboarding, theirFields: ReadonlySet<string>): unknown {
  const accounts = new Map<string, unknown>(mine.accounts.map((account) => [account.accountId, account]))
  const given = new Map(theirs.accounts.map((account) => [account.accountId, account]))
  let result: Readonly<Record<string, unknown>> = { ...mine }
  for (const field of theirFields) {
    const [list, accountId = '', ...inner] = field.split('.')
    if (list !== 'accounts') {
      result = taken(result, fieldsOf(theirs), field.split('.'))
      continue
    }
    const account = given.get(accountId)
    if (account === undefined) accounts.delete(accountId)
    else if (inner.length === 0) accounts.set(accountId, account)
    else accounts.set(accountId, taken(fieldsOf(accounts.get(accountId)), fieldsOf(account), inner))
  }
  return { ...result, accounts: [...accounts.values()] }
}

type Fields = Readonly<Record<string, unknown>>

function taken(mine: Fields, theirs: Fields, [name = '', ...inner]: readonly string[]): Fields {
  const value = inner.length === 0 ? theirs[name] : taken(fieldsOf(mine[name]), fieldsOf(theirs[name]), inner)
  const { [name]: _, ...rest } = mine
  return value === undefined ? rest : { ...mine, [name]: value }
}

/** Objects that are always there, whose members differ by themselves; all others differ as a whole. */
const OPENED: ReadonlySet<string> = new Set(['customer', 'flowLogs', 'connector'])

/** What is the same in both files by nature, or says nothing about the onboarding. */
const LEFT_OUT: ReadonlySet<string> = new Set(['$schema', 'version', 'id', 'accounts'])

/** Every field that can differ, by its name. An account that only one file has is one field. */
function fieldsIn(onboarding: Onboarding, inBoth: ReadonlySet<string>): ReadonlyMap<string, unknown> {
  const common = Object.entries(onboarding).filter(([name]) => !LEFT_OUT.has(name))
  return new Map([
    ...leaves('', Object.fromEntries(common)),
    ...onboarding.accounts.flatMap((account): (readonly [string, unknown])[] => {
      const field = `accounts.${account.accountId}`
      return inBoth.has(account.accountId) ? leaves(`${field}.`, account) : [[field, account]]
    }),
  ])
}

function leaves(before: string, value: object): (readonly [string, unknown])[] {
  return Object.entries(value).flatMap(([name, inner]): (readonly [string, unknown])[] =>
    OPENED.has(name) ? leaves(`${before}${name}.`, fieldsOf(inner)) : [[`${before}${name}`, inner]],
  )
}

function textOf(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string' ? value : jsonText(value)
}

/** The field in words, and what each file has there, each with whose it is. */
export function differenceParts({ field, account, mine, theirs }: OnboardingDifference): {
  readonly place: string
  readonly mine: string
  readonly theirs: string
} {
  const [, accountId, ...inner] = field.split('.')
  const name = account === undefined ? field : inner.length === 0 ? 'the whole account' : inner.join('.')
  return {
    place: account === undefined ? name : `${account} (${accountId}): ${name}`,
    mine: `On this computer: ${mine ?? 'nothing'}`,
    theirs: `Handed over: ${theirs ?? 'nothing'}`,
  }
}
