import { plural } from '../text/plural.ts'
import type { AccountStatus } from './checklist.ts'
import type { Said } from './said.ts'
import type { Reader } from './stateWords.ts'

/** What ActiveEye says, in words: always with who said it and when, and never as verified. */

/** "ActiveEye says: Jane Roe, 2026-11-28 14:05" */
export function saidByWords(
  { by, at }: { readonly by: string; readonly at: string },
  { timeOf }: Pick<Reader, 'timeOf'>,
): string {
  return `ActiveEye says: ${by}, ${timeOf(at)}`
}

/** What is said of one account: a sentence that ends with who said it. */
export function saidWords(said: Said, reader: Pick<Reader, 'timeOf'>): string {
  return `${whatWords(said)} (${saidByWords(said, reader)}).`
}

/** All that is said of an account, but for the arrival, which stands with the delivery. */
export function allSaid({
  activeeyeSays: { allowed, connector, remark } = {},
}: Pick<AccountStatus, 'activeeyeSays'>): readonly Exclude<Said, { readonly about: 'arrival' }>[] {
  return [
    ...(allowed === undefined ? [] : [{ about: 'allowed' as const, ...allowed }]),
    ...(connector === undefined ? [] : [{ about: 'connector' as const, ...connector }]),
    ...(remark === undefined ? [] : [{ about: 'remark' as const, ...remark }]),
  ]
}

/** The same as sentences. */
export function allSaidWords(
  account: Pick<AccountStatus, 'activeeyeSays'>,
  reader: Pick<Reader, 'timeOf'>,
): readonly string[] {
  return allSaid(account).map((said) => saidWords(said, reader))
}

function whatWords(said: Said): string {
  switch (said.about) {
    case 'allowed':
      return "Allowed on ActiveEye's bucket"
    case 'connector': {
      const { state, displayName, accountId, externalId, priority } = said
      return `Connector ${state}: ${displayName}, ${accountId}, ${externalId}, ${priority}`
    }
    case 'arrival': {
      const since = said.since === undefined ? '' : ` since ${said.since}`
      return `Files of ${plural(said.flowLogIds.length, 'flow log')} arrive${since}`
    }
    case 'remark':
      return said.text
  }
}
