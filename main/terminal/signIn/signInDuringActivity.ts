import { type SignInAccount, type SignInTask, signInTasks } from '../../../app/access/signInTasks.ts'
import { signInClaimTests, stillNotSignedInWords } from '../../../app/access/stillNotSignedIn.ts'
import { waitingForSignIn } from '../../../app/access/waitingForSignIn.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import type { Patch } from '../../../app/checklist/checklistPatch.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { identityCenterPortalKey } from '../../../app/input/identityCenterPortal.ts'
import type { Account } from '../../../app/onboarding/onboarding.ts'
import { accountLabel } from '../../../app/text/accountLabel.ts'
import { list } from '../../../app/text/list.ts'
import { shellCommandWords } from '../../../app/text/shellCommand.ts'
import { firstValue } from '../../async/firstValue.ts'
import { personsShell } from '../../configuration/personsShell.ts'
import { Unanswered } from '../keyboard.ts'
import type { Terminal } from '../terminal.ts'
import { enterKeys, namedKeys } from './signInBefore.ts'
import { type SignInOptions, signInToPortal } from './signInToPortals.ts'

const NOTICED = 'the app notices it'

/** Gets the patches of an activity until it ends. */
export interface SignInDuringActivity {
  see(patch: Patch): void
  end(): void
}

/** For sign-ins that end during an activity: names the accounts, and lets the person sign in again meanwhile. */
export function signInDuringActivity(
  client: ContractClient,
  accounts: readonly Account[],
  options: SignInOptions,
  terminal: Terminal,
): SignInDuringActivity {
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
      const how = options.practice === undefined ? howToSignIn(root) : 'press Enter, as this is practice'
      terminal.err(
        `The sign-in of ${names(root.accounts)} has ended, so the work there waits. To continue, ${how}. Other accounts continue meanwhile. Ctrl-C stops.`,
      )
    }
  }

  /** While accounts wait, each Enter signs in where the terminal can, and tries again. */
  async function offerHere(signal: AbortSignal): Promise<void> {
    for (;;) {
      await terminal.enter(signal)
      const { practice } = options
      const { identityCenters } = await firstValue((settings) => client.signIn.watch({ practice }, settings))
      const signedIn = new Set(identityCenters.map(identityCenterPortalKey))
      for (const root of await rootsOf(waiting)) {
        if (root.kind === 'identityCenter' && !signedIn.has(identityCenterPortalKey(root))) {
          await signInToPortal(client, root, options, terminal)
        } else if (root.kind === 'keys' && practice === undefined) {
          await enterKeys(client, namedKeys(root.accountId, root.accounts), practice, terminal)
        }
      }
      if (signal.aborted) return
      terminal.err(`Trying again: ${names(waiting)}.`)
      const tasks = await rootsOf(waiting)
      await client.signIn.renewed({
        accountIds: waiting.map(({ accountId }) => accountId),
        inPractice: practice !== undefined,
      })
      for await (const result of await client.access.test({
        tests: [...signInClaimTests(tasks)],
        practice,
      })) {
        const words = stillNotSignedInWords(result)
        if (words !== undefined) terminal.err(`Still not signed in. ${words}`)
      }
    }
  }

  function startOffer(): void {
    const started = new AbortController()
    offer = started
    const signal = AbortSignal.any([started.signal, over.signal])
    offerHere(signal).catch((error: unknown) => {
      // After Ctrl-C the run ends by itself.
      if (signal.aborted || error instanceof Unanswered) return
      terminal.err(`Signing in here failed: ${String(error)} Sign in outside this app.`)
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
  return list(accounts.map(accountLabel))
}

/** What a person does about a sign-in that has ended, and whether the app notices it. */
function howToSignIn(root: SignInTask): string {
  switch (root.kind) {
    case 'identityCenter': {
      const [profile] = root.profiles
      const outside =
        profile === undefined
          ? ''
          : `, or run: ${awsCommand('sso', 'login', '--profile', profile)} (${NOTICED})`
      return `press Enter to sign in to ${root.startUrl} here${outside}`
    }
    case 'keys':
      return 'press Enter to enter new access keys'
    case 'environment':
      return 'stop with Ctrl-C, renew the credentials that this program was started with, and start again. Everything done so far is saved'
    case 'profile':
      return `${ofProfile(root)}; ${NOTICED}. Press Enter to try again at once`
  }
}

function ofProfile({ profile, found }: Extract<SignInTask, { kind: 'profile' }>): string {
  if (found?.unusable !== undefined) return `correct the profile ${profile}: ${found.unusable}`
  switch (found?.kind) {
    case 'keys':
      return `renew the access keys of the profile ${profile}`
    case 'role':
      return `renew the credentials that the profile ${profile} assumes its role with${found.sourceProfile === undefined ? '' : ` (the profile ${found.sourceProfile})`}`
    case 'login':
      return `run: ${awsCommand('login', '--profile', profile)}`
    case 'process':
      return `sign in to the program that gives the credentials of the profile ${profile}`
    case 'webIdentity':
      return `have the token of the profile ${profile} renewed`
    case 'identityCenter':
    case 'unknown':
    case undefined:
      return `run: ${awsCommand('sso', 'login', '--profile', profile)}`
  }
}

function awsCommand(...words: readonly string[]): string {
  return shellCommandWords(['aws', ...words], personsShell())
}
