import type { AwsAccount, CallerIdentity } from '../../app/aws/awsAccount.ts'
import { AwsFailure } from '../../app/aws/awsFailure.ts'
import { homeRegion, partitionOfRegion } from '../../app/aws/partition.ts'
import type { Access } from '../../app/onboarding/access.ts'
import type { Account } from '../../app/onboarding/onboarding.ts'
import { MOST_CALLS_AT_ONCE } from '../../app/settings/settings.ts'
import { untilAborted } from '../async/untilAborted.ts'
import { accountRegions, ec2Regions, regionsOfAccount } from '../aws/accountRegions.ts'
import { type Clients, createClients } from '../aws/clients.ts'
import { fetchTemplate } from '../aws/fetchTemplate.ts'
import { flowLogsApi } from '../aws/flowLogsApi.ts'
import type { ListedAccount } from '../aws/organization.ts'
import { ATTEMPTS_WHEN_SILENT } from '../aws/retryStrategy.ts'
import { stacksApi } from '../aws/stacksApi.ts'
import type { Environment } from '../configuration/environment.ts'
import type { Session } from '../credentials/session.ts'
import { createSignInRequests, type SignInRequests } from '../credentials/signInRequests.ts'
import { openSignInService, type SignInService } from '../credentials/signInService.ts'
import { TIMEOUTS, type Timeouts } from '../network/sharedHttp.ts'
import { environmentTransport, type Transport } from '../network/transport.ts'

export interface AwsAccountsSettings {
  /**
   * Where all calls go instead of AWS, as the practice cloud needs it. Otherwise as every AWS tool finds it,
   * AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_<SERVICE> included; see endpoints.ts.
   */
  readonly endpoint?: string
  /** Environment variables to read credentials from: the process's, or the practice cloud's. */
  readonly env: Environment
  /** Where a person is asked for codes and sign-ins; left out, every request is declined. */
  readonly requests?: SignInRequests
  /** The transport of all calls; by default the one that HTTPS_PROXY and NO_PROXY describe. */
  readonly transport?: Transport
  /** Milliseconds. By default 5,000 for a connection, 8,000 for a look and 60,000 for a write. */
  readonly timeouts?: Timeouts
  /** Requests in flight over all accounts; 128 by default. */
  readonly maxConcurrentCalls?: number
}

/** An access, and the account that it is for; without `accountId`, any account. */
export interface AccountAccess {
  readonly accountId?: string | undefined
  readonly access: Access
  readonly stackRegion?: string | undefined
}

export interface AwsAccounts {
  /** The account as the port sees it. Nothing is called before a method is. Sessions are cached as long as this object exists. */
  account(account: Account): AwsAccount
  /** STS GetCallerIdentity of an access, without an account. Rejects as the port does. */
  identify(access: Access, signal: AbortSignal): Promise<CallerIdentity>
  /** The same, called now, and when a person has to sign in again. Rejects as the port does. */
  testConnection(
    access: AccountAccess,
    signal: AbortSignal,
  ): Promise<CallerIdentity & { readonly endsAt: Date | undefined }>
  /** When a person has to sign in again, as far as that is known without a call. */
  endsAt(account: Account): Date | undefined
  /** Organizations ListAccounts, every page. Rejects as the port does. */
  listOrganizationAccounts(access: Access, signal: AbortSignal): Promise<readonly ListedAccount[]>
  /** The names of the organizational units down to each account, by account ID. Rejects as the port does. */
  organizationUnits(access: Access, signal: AbortSignal): Promise<ReadonlyMap<string, readonly string[]>>
  /** The tags of these accounts in AWS Organizations, by account ID. Rejects as the port does. */
  organizationTags(
    access: Access,
    accountIds: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>>
  /** As the port's method: no account's credentials are sent. Rejects as the port does. */
  fetchTemplate(url: string, signal: AbortSignal): Promise<Uint8Array>
  readonly signIns: SignInService
  /** How long the answer to a write is waited for, its retries included. Milliseconds. */
  readonly longestWrite: number
  /** Drops the session of an account and those that it uses, or all. For after a new sign-in. */
  forgetCredentials(accountId?: string): void
  /** Aborts running calls and closes all connections. */
  close(): void
}

export function openAwsAccounts(settings: AwsAccountsSettings): AwsAccounts {
  const { env, requests = declineAll(), timeouts = TIMEOUTS } = settings
  const clients = createClients({
    ...settings,
    timeouts,
    maxConcurrentCalls: settings.maxConcurrentCalls ?? MOST_CALLS_AT_ONCE,
    transport: settings.transport ?? environmentTransport(env),
  })
  const closing = new AbortController()
  const { service, sessions, changes } = openSignInService({
    env,
    clients,
    requests,
    closing: closing.signal,
  })
  const forget = new Map<string, () => void>()

  function sessionOf({ accountId, access, stackRegion }: AccountAccess) {
    return sessions.of(access, {
      stackRegion,
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
      sessions.workWith(account.accountId, session)
      const aws = awsAccount(clients, session, account.stackRegion, changes.next)
      return { ...aws, identify: async (signal) => keepOnlyOf(account, await aws.identify(signal), session) }
    },
    identify: (access, signal) => untilAborted(sessionOf({ access }).identify(), signal),
    async testConnection(access, signal) {
      const session = sessionOf(access)
      const identifying = session.identifyNow().catch((error: unknown) => {
        // The cached credentials had expired and were dropped; the access may still be valid.
        if (error instanceof AwsFailure && error.details.reason === 'signInExpired') return session.identify()
        throw error
      })
      const identity = await untilAborted(identifying, signal)
      const endsAt = session.endsAt()
      return { ...keepOnlyOf(access, identity, session), endsAt }
    },
    endsAt: (account) => sessionOf(account).endsAt(),
    async listOrganizationAccounts(access, signal) {
      const { listOrganizationAccounts } = await import('../aws/organization.ts')
      const session = sessionOf({ access })
      return listOrganizationAccounts(clients, await homeOf(session), session, signal)
    },
    async organizationUnits(access, signal) {
      const { organizationUnits } = await import('../aws/organization.ts')
      const session = sessionOf({ access })
      return organizationUnits(clients, await homeOf(session), session, signal)
    },
    async organizationTags(access, accountIds, signal) {
      const { organizationTags } = await import('../aws/organization.ts')
      const session = sessionOf({ access })
      return organizationTags(clients, await homeOf(session), session, accountIds, signal)
    },
    fetchTemplate: (url, signal) => fetchTemplate(clients, url, signal),
    signIns: service,
    longestWrite: timeouts.write * ATTEMPTS_WHEN_SILENT,
    forgetCredentials,
    close() {
      closing.abort()
      clients.close()
    },
  }
}

/** AWS Organizations is called in one Region of each partition. */
async function homeOf({ sts }: Session): Promise<string> {
  return homeRegion(partitionOfRegion(await sts.region()))
}

/** Drops a session that is another account's: a person may correct where its credentials come from. */
function keepOnlyOf(
  { accountId }: Pick<AccountAccess, 'accountId'>,
  identity: CallerIdentity,
  session: Session,
): CallerIdentity {
  if (accountId !== undefined && identity.accountId !== accountId) session.forget()
  return identity
}

function declineAll(): SignInRequests {
  const requests = createSignInRequests()
  requests.close()
  return requests
}

/**
 * The account as the port sees it.
 * @param home a Region that is always enabled in the account.
 * @param signInNews resolves with the next change of any sign-in.
 */
function awsAccount(
  clients: Clients,
  session: Session,
  home: string,
  signInNews: (signal: AbortSignal) => Promise<void>,
): AwsAccount {
  return {
    identify: (signal) => untilAborted(session.identify(), signal),
    describeRegions: (signal) => regionsOfAccount(clients, home, session, signal),
    ec2Regions: (signal) => ec2Regions(clients, home, session, signal),
    accountRegions: (signal) => accountRegions(clients, home, session, signal),
    flowLogsIn: (region) => flowLogsApi(clients, region, session),
    signInNews,
    fetchTemplate: (url, signal) => fetchTemplate(clients, url, signal),
    stacksIn: (region) => stacksApi(clients, region, session),
  }
}
