import type { AwsAccount, CallerIdentity } from '../../app/aws.ts'
import type { Access, Account } from '../../app/onboarding/onboarding.ts'
import { sessions } from '../credentials/sessions.ts'
import { untilAborted } from './abort.ts'
import { awsAccount } from './account.ts'
import { connector } from './connector.ts'
import type { Environment } from './endpoints.ts'
import { MAX_CONCURRENT_CALLS, TIMEOUTS, type Timeouts } from './http.ts'
import type { OrganizationAccount } from './organization.ts'
import { stsRegion } from './sts.ts'

export interface AwsSettings {
  /**
   * Where all calls go instead of AWS, as the practice cloud needs it. Otherwise as every AWS tool finds it,
   * AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_<SERVICE> included; see endpoints.ts.
   */
  readonly endpoint?: string
  /** Environment variables to read credentials from: the process's, or the practice cloud's. */
  readonly env: Environment
  /** Milliseconds. By default 5,000 for a connection, 8,000 for a look and 60,000 for a write. */
  readonly timeouts?: Timeouts
  /** Requests in flight over all accounts; 128 by default. */
  readonly maxConcurrentCalls?: number
}

export interface AwsConnections {
  /** The account as the port sees it. Nothing is called until a method is. Sign-ins are remembered as long as this object lives. */
  account(account: Account): AwsAccount
  /** Who an access itself is, with no account known yet. Rejects as the port does. */
  identify(access: Access, signal: AbortSignal): Promise<CallerIdentity>
  /** Organizations ListAccounts, every page. Rejects as the port does. */
  listOrganizationAccounts(access: Access, signal: AbortSignal): Promise<readonly OrganizationAccount[]>
  /** After a new sign-in: forget the credentials of an account and what they went through, or all. */
  forgetCredentials(accountId?: string): void
  /** Ends what is under way and every connection. */
  close(): void
}

export function connectAws(settings: AwsSettings): AwsConnections {
  const connections = connector({
    ...settings,
    timeouts: settings.timeouts ?? TIMEOUTS,
    maxConcurrentCalls: settings.maxConcurrentCalls ?? MAX_CONCURRENT_CALLS,
  })
  const closing = new AbortController()
  const signIns = sessions(settings.env, connections, closing.signal)
  const forget = new Map<string, () => void>()

  /** For an access without an account: the partition that the environment is set to. */
  const home = stsRegion(settings.env.AWS_REGION ?? settings.env.AWS_DEFAULT_REGION ?? '')

  return {
    account(account) {
      const { accountId, access, stackRegion } = account
      const session = signIns.of(access, { accountId, stsRegion: stsRegion(stackRegion) })
      forget.set(accountId, session.forget)
      return awsAccount(connections, session, stackRegion)
    },
    identify: (access, signal) => untilAborted(signIns.of(access, { stsRegion: home }).identify(), signal),
    async listOrganizationAccounts(access, signal) {
      const { listOrganizationAccounts } = await import('./organization.ts')
      return listOrganizationAccounts(connections, home, signIns.of(access, { stsRegion: home }), signal)
    },
    forgetCredentials(accountId) {
      if (accountId === undefined) signIns.forgetAll()
      else forget.get(accountId)?.()
    },
    close() {
      closing.abort()
      connections.close()
    },
  }
}
