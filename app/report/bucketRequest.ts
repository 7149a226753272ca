import { ownerInShort } from '../activeeye/foreignWords.ts'
import { type AccountStatus, type Checklist, DELIVERY_FAILED } from '../checklist/checklist.ts'
import { plainText } from '../text/plainText.ts'
import { plural } from '../text/plural.ts'
import { timestampOf } from '../text/timestamp.ts'

/** Where the bucket refused an account. */
interface RefusedAt {
  readonly region?: string | undefined
  /** What AWS said, when it said something. */
  readonly code?: string | undefined
  readonly message?: string | undefined
  readonly requestId?: string | undefined
  /** When AWS refused; ISO time. */
  readonly at?: string | undefined
}

interface RefusedAccount {
  readonly accountId: string
  readonly name: string
  readonly refusals: readonly RefusedAt[]
}

/** All that the owner of the bucket has to allow, as one request: no customer can open ActiveEye's bucket alone. */
export interface BucketRequest {
  readonly accounts: readonly RefusedAccount[]
  /** The request as plain text, ready to be sent. */
  readonly text: string
}

/** Every `bucketNotReady` of the checklist, collapsed; `undefined` when there is none. */
export function bucketRequestOf(checklist: Checklist, destination: string): BucketRequest | undefined {
  const accounts = checklist.accounts.map(refusedAccount).filter(({ refusals }) => refusals.length > 0)
  if (accounts.length === 0) return undefined
  return { accounts, text: requestText(checklist.customer, accounts, destination) }
}

function refusedAccount(account: AccountStatus): RefusedAccount {
  const refusals = account.problems
    .filter(({ kind }) => kind === 'bucketNotReady')
    .map(({ region, at, aws }): RefusedAt => ({ region, at, ...aws }))
  const { accountId, name } = account
  return { accountId, name, refusals }
}

function requestText(customer: string, accounts: readonly RefusedAccount[], destination: string): string {
  const answers = new Set(
    accounts.flatMap(({ refusals }) => refusals.flatMap(({ message }) => message ?? [])),
  )
  const lines = [
    `Needed from ${ownerInShort(destination)} for ${plainText(customer)}`,
    '',
    `Please allow ${accounts.length === 1 ? 'this AWS account' : `these ${plural(accounts.length, 'AWS account')}`} to deliver VPC flow logs to ${destination}:`,
    accounts.map(({ accountId }) => accountId).join(', '),
    '',
    'Where and when AWS refused:',
    ...accounts.flatMap(accountLines),
  ]
  if (answers.size > 0) lines.push('', ...[...answers].map((answer) => `AWS said: ${plainText(answer)}`))
  lines.push('', 'Afterwards the customer runs the onboarding again; it continues where it stopped.')
  return lines.join('\n')
}

/** Times are in UTC only, because the reader compares them with CloudTrail. */
function accountLines({ accountId, name, refusals }: RefusedAccount): string[] {
  return [
    `- ${accountId} (${plainText(name)})`,
    ...refusals.map(({ region, at, code, requestId }) => {
      const time = at && timestampOf(at, 'UTC').utc
      // A delivery that fails is a state: AWS tells it to a look, and not when it began.
      const isState = code === DELIVERY_FAILED
      const said = isState
        ? ['delivery fails', time && `seen ${time}`].filter(Boolean)
        : [time, code && `code ${code}`, requestId && `request ID ${requestId}`].filter(Boolean)
      return plainText(`  ${region ?? 'Region not known'}${said.length > 0 ? `: ${said.join(', ')}` : ''}`)
    }),
  ]
}
