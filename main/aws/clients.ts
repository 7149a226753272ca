import {
  loadConfig,
  NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS,
  NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS,
} from '@smithy/core/config'
import type { AwsFailure } from '../../app/aws/awsFailure.ts'
import { endpointUrls, type Service } from '../configuration/endpoints.ts'
import type { Environment } from '../configuration/environment.ts'
import { sharedHttp, type Timeouts } from '../network/sharedHttp.ts'
import type { Transport } from '../network/transport.ts'
import { type Calls, calls, signedWith } from './calls.ts'
import type { CredentialsProvider } from './credentials.ts'
import { MAX_ATTEMPTS, retryStrategy } from './retryStrategy.ts'

/** Nobody yet: the calls with which one signs in are not signed. */
export const anonymous: Identified = {
  credentials: Object.assign(
    async () => {
      throw new Error('Calls to IAM Identity Center are not signed.')
    },
    { memoized: true as const },
  ),
  signedIn: () => false,
}

/** What every client of the SDK is made with. */
export type ClientConfig = ReturnType<typeof clientConfig>

export interface ServiceClient<Client> {
  /** Made when first asked for. */
  client(): Promise<Client>
  readonly calls: Calls
}

/** Whose calls a client makes. */
export interface Identified {
  readonly credentials: CredentialsProvider
  /** Whether AWS has accepted these credentials before. */
  signedIn(): boolean
  /** @param accessKeyId what the call was signed with; `undefined` when it never got that far. */
  onFailure?(failure: AwsFailure, accessKeyId: string | undefined): void
}

/** Makes clients that share one way out; each lives no longer than what asked for it. */
export interface Clients {
  client<Client>(
    service: Service,
    region: string,
    identified: Identified,
    make: (config: ClientConfig) => Client,
  ): ServiceClient<Client>
  /** For the SDK's own inner clients, which sign in. They find their Region themselves. */
  innerClientConfig(service: 'STS' | 'Signin'): Promise<object>
  close(): void
}

export function createClients(settings: {
  readonly endpoint?: string
  readonly env: Environment
  readonly timeouts: Timeouts
  readonly maxConcurrentCalls: number
  readonly network: Transport
}): Clients {
  const { timeouts } = settings
  const http = sharedHttp(timeouts, settings.maxConcurrentCalls, settings.network)
  const shared = sharedConfig()
  let endpoints: ReturnType<typeof endpointUrls> | undefined

  return {
    client(service, region, identified, make) {
      let host: string | undefined
      const credentials = Object.assign(
        async () => {
          const given = await identified.credentials()
          signedWith(given.accessKeyId)
          return given
        },
        { memoized: true as const },
      )
      const connect = async () => {
        endpoints ??= endpointUrls(settings.env, settings)
        const endpoint = (await endpoints)(service)
        const requestHandler = http.handler((called) => {
          host = called
        })
        return make(clientConfig(shared, region, endpoint, requestHandler, credentials))
      }
      let connected: ReturnType<typeof connect> | undefined
      return {
        client: () => {
          connected ??= connect()
          return connected
        },
        calls: calls({
          timeouts,
          host: () => host,
          signedIn: identified.signedIn,
          onFailure: (failure, accessKeyId) => identified.onFailure?.(failure, accessKeyId),
        }),
      }
    },
    async innerClientConfig(service) {
      endpoints ??= endpointUrls(settings.env, settings)
      const endpoint = (await endpoints)(service)
      return {
        requestHandler: http.handler(() => {}),
        retryStrategy: retryStrategy(),
        // Resolved once by us, and shown: a configuration that changes later moves no token elsewhere.
        ignoreConfiguredEndpointUrls: true,
        ...(endpoint === undefined ? {} : { endpoint }),
      }
    },
    close: http.close,
  }
}

/** What each client would otherwise read from the config files by itself, several times: there are thousands. */
function sharedConfig() {
  return {
    useFipsEndpoint: loadConfig(NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS),
    useDualstackEndpoint: loadConfig(NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS),
    defaultsMode: 'standard' as const,
    authSchemePreference: ['sigv4'],
    // In the customer's CloudTrail it says who called.
    userAgentAppId: 'activeeye-onboarding',
  }
}

function clientConfig(
  shared: ReturnType<typeof sharedConfig>,
  region: string,
  endpoint: string | undefined,
  requestHandler: ReturnType<ReturnType<typeof sharedHttp>['handler']>,
  credentials: CredentialsProvider,
) {
  return {
    ...shared,
    region,
    credentials,
    requestHandler,
    retryStrategy: retryStrategy(),
    // For the header that tells AWS; the strategy decides.
    maxAttempts: MAX_ATTEMPTS,
    // Resolved once by us, and shown: no client may resolve another one.
    ignoreConfiguredEndpointUrls: true,
    ...(endpoint === undefined ? {} : { endpoint }),
  }
}
