import { whoActs, whoAmI } from '../../../app/access/whoAmI.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import type { Patch } from '../../../app/checklist/checklistPatch.ts'
import { isMonitored } from '../../../app/checklist/coverage.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { Account } from '../../../app/onboarding/onboarding.ts'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import { firstValue } from '../../async/firstValue.ts'
import type { Terminal } from '../terminal.ts'

type NamedAccount = Pick<Account, 'accountId' | 'name'>

/** Says whom the work of a command is done as, once before everything that it shows of its first activity. */
export interface Who {
  /** Says it now, beside a consent; nothing where nobody could sign in. */
  say(accounts: readonly NamedAccount[]): Promise<void>
  /** Lines of progress. They wait until it is said. */
  afterwards(...lines: readonly string[]): void
  /** It is said when every account of the activity is signed in to, or could not be. @param only its accounts; all when left out */
  see(patch: Patch, only: readonly string[] | undefined): void
  /** The activity has ended: what is known is said now. */
  end(): Promise<void>
}

export function createWho(client: ContractClient, practice: string | undefined, terminal: Terminal): Who {
  const rows = new Map<string, AccountStatus>()
  /** Accounts on which the activity has begun its work. */
  const begun = new Set<string>()
  const held: string[] = []
  let isSaid = false
  let saying: Promise<void> | undefined

  const identitiesNow = async () =>
    (await firstValue((settings) => client.signIn.watch({ practice }, settings))).identities

  function tell(identities: Awaited<ReturnType<typeof identitiesNow>>, accounts: readonly NamedAccount[]) {
    const words = whoActs(
      identities,
      accounts.map(({ accountId }) => accountId),
      writingOf(accounts),
    )
    const lines = [...signedInAs(words), ...held.splice(0)]
    if (lines.length > 0) terminal.err(...lines)
  }

  async function tellOnce(accounts: readonly NamedAccount[], when: 'allKnown' | 'now'): Promise<void> {
    const identities = await identitiesNow()
    // What an earlier activity recorded as signed in is not signed in to yet.
    const isKnown = ({ accountId }: NamedAccount) =>
      identities.some((one) => one.isActing && one.accountId === accountId) ||
      rows.get(accountId)?.steps.signIn.state !== 'done'
    if (when === 'allKnown' && !accounts.every(isKnown)) return
    isSaid = true
    tell(identities, accounts)
  }

  return {
    say: async (accounts) => tell(await identitiesNow(), accounts),
    afterwards(...lines) {
      if (isSaid) terminal.err(...lines)
      else held.push(...lines)
    },
    see({ base, accounts }, only) {
      for (const row of accounts) {
        if (!isMonitored(row) || only?.includes(row.accountId) === false) continue
        rows.set(row.accountId, row)
        // The first patch tells how it was before.
        if (base > 0) begun.add(row.accountId)
      }
      if (base === 0 || isSaid || saying !== undefined) return
      const asked = [...rows.values()]
      if (!asked.every((row) => begun.has(row.accountId) && isSettled(row))) return
      saying = tellOnce(asked, 'allKnown').finally(() => {
        saying = undefined
      })
      // `end` tries again.
      saying.catch(() => undefined)
    },
    async end() {
      await saying?.catch(() => undefined)
      if (!isSaid) await tellOnce([...rows.values()], 'now')
    },
  }
}

/** Whether the sign-in has ended, one way or the other. While the work goes on, one that failed did so in an earlier activity. */
function isSettled({ steps, state }: AccountStatus): boolean {
  switch (steps.signIn.state) {
    case 'todo':
    case 'running':
      return false
    case 'done':
      return true
    case 'failed':
    case 'skipped':
    case 'waiting':
      return state !== 'working'
  }
}

/** How many roles and users are told by name where nothing else was asked. */
const TOLD = 3

/** Says whom a person is signed in as, where connections were tested and no work is done. */
export async function sayWhoIAm(
  client: ContractClient,
  accounts: readonly NamedAccount[],
  practice: string | undefined,
  terminal: Terminal,
): Promise<void> {
  const { identities } = await firstValue((settings) => client.signIn.watch({ practice }, settings))
  const words = whoAmI(identities, writingOf(accounts))
  const more = words.length - TOLD
  const lines = signedInAs(more > 0 ? [...words.slice(0, TOLD), `${more} more`] : words)
  if (lines.length > 0) terminal.err(...lines)
}

/** One line, which is the first; none where nobody is known. */
function signedInAs(words: readonly string[]): readonly string[] {
  return words.length === 0 ? [] : [`Signed in as ${words.join('; ')}.`]
}

function writingOf(accounts: readonly NamedAccount[]) {
  return {
    time: clockTimeHere,
    accountName: (accountId: string) => accounts.find((account) => account.accountId === accountId)?.name,
  }
}
