import { AwsFailure } from '../../app/aws/awsFailure.ts'
import { shellCommandWords } from '../../app/text/shellCommand.ts'
import {
  type EndpointVariant,
  endpointUrls,
  endpointVariant,
  profileCaBundle,
  type Service,
} from '../configuration/endpoints.ts'
import type { Environment } from '../configuration/environment.ts'
import { personsShell } from '../configuration/personsShell.ts'
import { sharedHttp, type Timeouts } from '../network/sharedHttp.ts'
import type { Transport } from '../network/transport.ts'
import { type Calls, calls, callsHost, credentialsOfCall, retriesOfCall, turn } from './calls.ts'
import { type CredentialsProvider, credentialsProvider } from './credentials.ts'
import { requireOwnAnswer } from './ownAnswer.ts'
import { RequestSigner } from './requestSigner.ts'
import { MAX_ATTEMPTS, retryStrategy } from './retryStrategy.ts'

type HttpHandler = ReturnType<ReturnType<typeof sharedHttp>['handler']>

/** The configuration of every client of the SDK. */
export type ClientConfig = ReturnType<typeof clientConfig>

export interface ServiceClient<Client> {
  /** Made with the first call. */
  client(): Promise<Client>
  readonly calls: Calls
}

/** What the calls of a client are signed with. */
export interface Signer {
  readonly credentials: CredentialsProvider
  /** The profile that they are of; `undefined` for the configured one. */
  readonly profile?: string | undefined
  /** Whether AWS has accepted these credentials before. */
  signedIn(): boolean
  /** @param accessKeyId what the call was signed with; `undefined` when it failed before. */
  onFailure?(failure: AwsFailure, accessKeyId: string | undefined): void
}

/** For the calls that sign in to IAM Identity Center, which are not signed. */
export const unsigned: Signer = {
  credentials: credentialsProvider(async () => {
    throw new Error('Calls to IAM Identity Center are not signed.')
  }),
  signedIn: () => false,
}

/**
 * A service's client. There is one for each Region, whoever signs: what it is signed with belongs to the call, since a
 * client for each of a thousand accounts costs more than the calls.
 */
export interface ClientKind<Client> {
  readonly service: Service
  make(config: ClientConfig): Client
  /** The clients of one owner, by their settings. */
  madeFor(owner: object): Map<string, Promise<Client>>
}

export function clientKind<Client>(
  service: Service,
  make: (config: ClientConfig) => Client,
): ClientKind<Client> {
  const made = new WeakMap<object, Map<string, Promise<Client>>>()
  return {
    service,
    make,
    madeFor(owner) {
      const known = made.get(owner) ?? new Map<string, Promise<Client>>()
      made.set(owner, known)
      return known
    },
  }
}

/** Makes clients that share one transport. */
export interface Clients {
  client<Client>(kind: ClientKind<Client>, region: string, signer: Signer): ServiceClient<Client>
  /** For the clients that the SDK makes itself to sign in. They find their Region themselves. */
  innerClientConfig(service: 'STS' | 'Signin', profile?: string): Promise<object>
  /** For requests that are not signed, whose answers are checked by whoever sends them. */
  unsignedHttp(service: Service): Promise<UnsignedHttp>
  close(): void
}

export interface UnsignedHttp {
  readonly handler: HttpHandler
  /** What takes the place of AWS's own host, if anything does. */
  readonly endpoint: string | undefined
  readonly timeouts: Timeouts
}

export function createClients(settings: {
  readonly endpoint?: string
  readonly env: Environment
  readonly timeouts: Timeouts
  readonly maxConcurrentCalls: number
  readonly transport: Transport
}): Clients {
  const { timeouts } = settings
  const http = sharedHttp(timeouts, settings.maxConcurrentCalls, settings.transport)
  const requestHandler = ownAnswersOnly(http.handler(callsHost))
  const variants = new Map<string | undefined, Promise<EndpointVariant>>()
  let endpoints: ReturnType<typeof endpointUrls> | undefined

  /** Read once for each profile, since there are thousands of clients. */
  function variantOf(profile: string | undefined): Promise<EndpointVariant> {
    const known = variants.get(profile) ?? endpointVariant(settings.env, profile)
    variants.set(profile, known)
    known.catch(() => variants.delete(profile))
    return known
  }

  return {
    client(kind, region, signer) {
      const connect = async () => {
        endpoints ??= endpointUrls(settings.env, settings)
        const endpoint = (await endpoints)(kind.service)
        const variant = await variantOf(signer.profile)
        const made = kind.madeFor(http)
        const key = JSON.stringify([region, variant])
        const known =
          made.get(key) ?? Promise.resolve(kind.make(clientConfig(variant, region, endpoint, requestHandler)))
        made.set(key, known)
        return known
      }
      let connected: ReturnType<typeof connect> | undefined
      return {
        client: () => {
          connected ??= connect()
          return connected
        },
        calls: calls({
          timeouts,
          region,
          credentials: signer.credentials,
          retryStrategy: retryStrategy(),
          signedIn: signer.signedIn,
          explain: (failure) => withCaBundle(failure, settings.env, signer.profile),
          onFailure: (failure, accessKeyId) => signer.onFailure?.(failure, accessKeyId),
        }),
      }
    },
    async innerClientConfig(service, profile) {
      const { useFipsEndpoint, useDualstackEndpoint } = await variantOf(profile)
      endpoints ??= endpointUrls(settings.env, settings)
      const endpoint = (await endpoints)(service)
      return {
        requestHandler: ownAnswersOnly(http.handler(() => {})),
        retryStrategy: retryStrategy(),
        // The app resolves and shows it once: a later change of the configuration must not redirect a token.
        ignoreConfiguredEndpointUrls: true,
        ...(endpoint === undefined ? { useFipsEndpoint, useDualstackEndpoint } : { endpoint }),
      }
    },
    async unsignedHttp(service) {
      endpoints ??= endpointUrls(settings.env, settings)
      return { handler: http.handler(() => {}), endpoint: (await endpoints)(service), timeouts }
    },
    close: http.close,
  }
}

/** Every answer passes {@link requireOwnAnswer} before the SDK reads it. */
function ownAnswersOnly(handler: HttpHandler): HttpHandler {
  return {
    ...handler,
    async handle(...call) {
      const answered = await handler.handle(...call)
      await turn()
      await requireOwnAnswer(call[0], answered.response)
      return answered
    },
  }
}

/** Names the file of authorities that the profile of the call names: it is used for all calls or for none. */
async function withCaBundle(
  failure: AwsFailure,
  env: Environment,
  profile: string | undefined,
): Promise<AwsFailure> {
  const { details } = failure
  if (details.reason !== 'tls' || profile === undefined) return failure
  const path = await profileCaBundle(env, profile)
  if (path === undefined) return failure
  const advice = `The profile "${profile}" names ca_bundle = ${path}, which counts here only for the profile of AWS_PROFILE: choose that file under Settings > Network (in the terminal: ${shellCommandWords(['network', '--ca-file', path], personsShell())}), or set AWS_CA_BUNDLE`
  return new AwsFailure({ ...details, message: `${details.message}. ${advice}` })
}

/** What each client would otherwise read from the config files by itself. */
const SHARED = {
  defaultsMode: 'standard' as const,
  authSchemePreference: ['sigv4'],
  // Names this app in the customer's CloudTrail.
  userAgentAppId: 'activeeye-onboarding',
}

function clientConfig(
  { useFipsEndpoint, useDualstackEndpoint }: EndpointVariant,
  region: string,
  endpoint: string | undefined,
  requestHandler: HttpHandler,
) {
  return {
    ...SHARED,
    // Endpoints that are set have no variants; the SDK would refuse both together.
    useFipsEndpoint: useFipsEndpoint && endpoint === undefined,
    useDualstackEndpoint: useDualstackEndpoint && endpoint === undefined,
    region,
    credentials: credentialsOfCall,
    signerConstructor: RequestSigner,
    requestHandler,
    retryStrategy: retriesOfCall,
    // For the header that tells AWS the maximum; the strategy decides.
    maxAttempts: MAX_ATTEMPTS,
    // The app resolves and shows it once: no client may resolve another one.
    ignoreConfiguredEndpointUrls: true,
    ...(endpoint === undefined ? {} : { endpoint }),
  }
}
