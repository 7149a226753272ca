import { type SignInAccount, type SignInTask, signInTasks } from '../../../app/access/signInTasks.ts'
import { waitingForSignIn } from '../../../app/access/waitingForSignIn.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import type { Patch } from '../../../app/checklist/checklistPatch.ts'
import { portalKey } from '../../../app/input/portal.ts'
import type { Account } from '../../../app/onboarding/onboarding.ts'
import { list } from '../../../app/text/list.ts'
import { firstValue } from '../../async/firstValue.ts'
import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'
import { Unanswered } from '../unanswered.ts'
import { enterKeys } from './enterKeys.ts'
import { howToSignIn } from './howToSignIn.ts'
import { namedKeys } from './signInBefore.ts'
import type { SignInOptions } from './signInOptions.ts'
import { signInToPortal } from './signInToPortal.ts'

/** Sign-ins that end in the middle of a run: says whose, and lets the person sign in again while the rest goes on. */
export interface SigningInAgain {
  see(patch: Patch): void
  end(): void
}

export function signingInAgain(
  client: Client,
  accounts: readonly Account[],
  options: SignInOptions,
  terminal: Terminal,
): SigningInAgain {
  const over = new AbortController()
  const rows = new Map<string, AccountStatus>()
  let waiting: readonly Account[] = []
  let offer: AbortController | undefined

  async function rootsOf(some: readonly Account[]): Promise<readonly SignInTask[]> {
    const { practice } = options
    const configuration = await firstValue((settings) => client.find.configuration({ practice }, settings))
    return signInTasks(some, configuration)
  }

  async function tell(ended: readonly Account[]): Promise<void> {
    for (const root of await rootsOf(ended)) {
      const [singular, plural] = [root.accounts.length === 1, names(root.accounts)]
      const how = options.practice === undefined ? howToSignIn(root) : 'press Enter, as this is practice'
      terminal.err(
        `The sign-in of ${plural} has ended, and the work there waits. To go on, ${how}. Ctrl-C stops; ${singular ? 'other accounts are' : 'the other accounts are'} not held up.`,
      )
    }
  }

  /** Until nobody waits any more: each Enter signs in to what can be signed in to here, and tries again. */
  async function offerHere(signal: AbortSignal): Promise<void> {
    for (;;) {
      await terminal.enter(signal)
      const { practice } = options
      const { identityCenters } = await firstValue((settings) => client.signIn.watch({ practice }, settings))
      const signedIn = new Set(identityCenters.map(portalKey))
      for (const root of await rootsOf(waiting)) {
        if (root.kind === 'identityCenter' && !signedIn.has(portalKey(root))) {
          await signInToPortal(client, root, options, terminal)
        } else if (root.kind === 'keys' && practice === undefined) {
          await enterKeys(client, namedKeys(root.accountId, accounts), practice, terminal)
        }
      }
      if (signal.aborted) return
      terminal.err(`Trying again: ${names(waiting)}.`)
      await client.signIn.renewed({
        accountIds: waiting.map(({ accountId }) => accountId),
        inPractice: practice !== undefined,
      })
    }
  }

  function startOffer(): void {
    const started = new AbortController()
    offer = started
    const signal = AbortSignal.any([started.signal, over.signal])
    offerHere(signal).catch((error: unknown) => {
      // After Ctrl-C the run ends by itself.
      if (signal.aborted || error instanceof Unanswered) return
      terminal.err(`Signing in here failed. Sign in elsewhere: ${String(error)}`)
    })
  }

  return {
    see({ accounts: changed, activity }) {
      for (const row of changed) rows.set(row.accountId, row)
      const before = new Set(waiting)
      const now = new Set(waitingForSignIn(rows.values(), activity).map(({ accountId }) => accountId))
      waiting = accounts.filter(({ accountId }) => now.has(accountId))
      const ended = waiting.filter((account) => !before.has(account))
      if (ended.length > 0) void tell(ended)
      if (waiting.length > 0 && offer === undefined) startOffer()
      if (waiting.length === 0) {
        offer?.abort()
        offer = undefined
      }
    },
    end: () => over.abort(),
  }
}

function names(accounts: readonly SignInAccount[]): string {
  return list(accounts.map(({ name, accountId }) => `${name} (${accountId})`))
}
