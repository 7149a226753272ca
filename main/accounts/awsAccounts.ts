import type { AwsAccount, CallerIdentity } from '../../app/aws/awsAccount.ts'
import { AwsFailure } from '../../app/aws/awsFailure.ts'
import type { Access } from '../../app/onboarding/access.ts'
import type { Account } from '../../app/onboarding/onboarding.ts'
import { untilAborted } from '../async/untilAborted.ts'
import { createClients } from '../aws/clients.ts'
import type { ListedAccount } from '../aws/organizationAccounts.ts'
import { stsRegion } from '../aws/sts.ts'
import type { Environment } from '../configuration/environment.ts'
import type { Session } from '../credentials/session.ts'
import { createSignInRequests, type SignInRequests } from '../credentials/signInRequests.ts'
import { openSignInService, type SignInService } from '../credentials/signInService.ts'
import { MAX_CONCURRENT_CALLS, TIMEOUTS, type Timeouts } from '../network/sharedHttp.ts'
import { environmentTransport, type Transport } from '../network/transport.ts'
import { awsAccount } from './account.ts'

export interface AwsAccountsSettings {
  /**
   * Where all calls go instead of AWS, as the practice cloud needs it. Otherwise as every AWS tool finds it,
   * AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_<SERVICE> included; see endpoints.ts.
   */
  readonly endpoint?: string
  /** Environment variables to read credentials from: the process's, or the practice cloud's. */
  readonly env: Environment
  /** What only a person can give is asked for here; left out, nobody is there to be asked. */
  readonly requests?: SignInRequests
  /** How calls get out of this computer; left out, as HTTPS_PROXY and NO_PROXY say. */
  readonly network?: Transport
  /** Milliseconds. By default 5,000 for a connection, 8,000 for a look and 60,000 for a write. */
  readonly timeouts?: Timeouts
  /** Requests in flight over all accounts; 128 by default. */
  readonly maxConcurrentCalls?: number
}

/** A way into an account, or into whichever it leads. */
export interface AccountAccess {
  readonly accountId?: string | undefined
  readonly access: Access
  readonly stackRegion?: string | undefined
}

export interface AwsAccounts {
  /** The account as the port sees it. Nothing is called until a method is. Sign-ins are remembered as long as this object lives. */
  account(account: Account): AwsAccount
  /** Who an access itself is, with no account known yet. Rejects as the port does. */
  identify(access: Access, signal: AbortSignal): Promise<CallerIdentity>
  /** The same, asked of AWS now, and when a person has to sign in again. Rejects as the port does. */
  testConnection(
    way: AccountAccess,
    signal: AbortSignal,
  ): Promise<CallerIdentity & { readonly endsAt: Date | undefined }>
  /** When a person has to sign in again, as far as that is known without a call. */
  endsAt(account: Account): Date | undefined
  /** Organizations ListAccounts, every page. Rejects as the port does. */
  listOrganizationAccounts(access: Access, signal: AbortSignal): Promise<readonly ListedAccount[]>
  /** The names of the organizational units down to each account, by account ID. Rejects as the port does. */
  organizationUnits(access: Access, signal: AbortSignal): Promise<ReadonlyMap<string, readonly string[]>>
  readonly signIns: SignInService
  /** After a new sign-in: forget the credentials of an account and what they went through, or all. */
  forgetCredentials(accountId?: string): void
  /** Ends what is under way and every connection. */
  close(): void
}

export function openAwsAccounts(settings: AwsAccountsSettings): AwsAccounts {
  const { env, requests = nobody() } = settings
  const clients = createClients({
    ...settings,
    timeouts: settings.timeouts ?? TIMEOUTS,
    maxConcurrentCalls: settings.maxConcurrentCalls ?? MAX_CONCURRENT_CALLS,
    network: settings.network ?? environmentTransport(env),
  })
  const closing = new AbortController()
  /** For an access without an account: the partition that the environment is set to. */
  const home = stsRegion(env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? '')
  const { service, sessions, changes } = openSignInService({
    env,
    clients,
    requests,
    home,
    closing: closing.signal,
  })
  const forget = new Map<string, () => void>()

  function sessionOf({ accountId, access, stackRegion }: AccountAccess) {
    return sessions.of(access, {
      stsRegion: stackRegion === undefined ? home : stsRegion(stackRegion),
      ...(accountId !== undefined && { accountId }),
    })
  }

  function forgetCredentials(accountId?: string): void {
    if (accountId === undefined) sessions.forgetAll()
    else forget.get(accountId)?.()
    changes.tell()
  }

  return {
    account(account) {
      const session = sessionOf(account)
      forget.set(account.accountId, session.forget)
      const aws = awsAccount(clients, session, account.stackRegion, changes.next)
      return { ...aws, identify: async (signal) => inPlace(await aws.identify(signal), account, session) }
    },
    identify: (access, signal) => untilAborted(sessionOf({ access }).identify(), signal),
    async testConnection(way, signal) {
      const session = sessionOf(way)
      const identifying = session.identifyAnew().catch((error: unknown) => {
        // What was held had expired and is forgotten by now; the way in may still be open.
        if (error instanceof AwsFailure && error.details.reason === 'signInExpired') return session.identify()
        throw error
      })
      const identity = await untilAborted(identifying, signal)
      const endsAt = session.endsAt()
      return { ...inPlace(identity, way, session), endsAt }
    },
    endsAt: (account) => sessionOf(account).endsAt(),
    async listOrganizationAccounts(access, signal) {
      const { listOrganizationAccounts } = await import('../aws/organizationAccounts.ts')
      return listOrganizationAccounts(clients, home, sessionOf({ access }), signal)
    },
    async organizationUnits(access, signal) {
      const { organizationUnits } = await import('../aws/organizationUnits.ts')
      return organizationUnits(clients, home, sessionOf({ access }), signal)
    },
    signIns: service,
    forgetCredentials,
    close() {
      closing.abort()
      clients.close()
    },
  }
}

/** Credentials of another account are not kept: somebody may correct where they come from. */
function inPlace(
  identity: CallerIdentity,
  { accountId = identity.accountId }: Pick<AccountAccess, 'accountId'>,
  session: Session,
): CallerIdentity {
  if (identity.accountId !== accountId) session.forget()
  return identity
}

function nobody(): SignInRequests {
  const requests = createSignInRequests()
  requests.close()
  return requests
}
