import { join } from 'node:path'
import { AWS_PACE, type Pace, PRACTICE_PACE } from '../../app/async/clock.ts'
import type { PracticeSwitch } from '../../app/contract/contract.ts'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import { type EndpointOverride, endpointOverrides } from '../configuration/endpoints.ts'
import type { Environment } from '../configuration/environment.ts'
import type { SignInRequests } from '../credentials/signInRequests.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { unusableProxies } from '../network/environmentProxy.ts'
import type { Network } from '../network/transport.ts'
import { type ScenarioName, startPracticeCloud } from '../practice/practiceCloud.ts'
import { type AwsAccounts, openAwsAccounts } from './awsAccounts.ts'

/** Where calls go: to AWS, to what the environment puts in its place, or to the practice cloud. */
export interface Destination {
  readonly awsAccounts: AwsAccounts
  readonly env: Environment
  readonly pace: Pace
  /** The services whose calls go elsewhere than to AWS; every host shows them. */
  readonly redirected: readonly EndpointOverride[]
  /** With the practice cloud only. */
  readonly practice?: {
    readonly scenario: ScenarioName
    readonly onboarding: Onboarding
    /** What other people can do in this scenario. */
    switches(): readonly PracticeSwitch[]
    turnOn(id: PracticeSwitch['id']): void
    /** Renews the practice credentials, as a person does in a console or a terminal for real ones. */
    signInAgain(): void
  }
  close(): Promise<void>
}

export async function awsDestination(
  env: Environment,
  requests: SignInRequests,
  network: Network,
): Promise<Destination> {
  const redirected = await endpointOverrides(env)
  // Values may hold a password, so only the names are shown.
  const wrong = [
    ...redirected.flatMap(({ service, url }) =>
      url === ''
        ? [
            `The endpoint that is set for ${service} (AWS_ENDPOINT_URL…) is not an address such as http://127.0.0.1:5000`,
          ]
        : [],
    ),
    ...(network.settings().proxy.kind === 'automatic' ? unusableProxies(env) : []).map(
      ({ name, why }) => `${name}: ${why}`,
    ),
  ]
  if (wrong.length > 0) throw new InvalidInputError(wrong)
  const awsAccounts = openAwsAccounts({ env, requests, transport: network })
  const pace = redirected.some(isLoopback) ? PRACTICE_PACE : AWS_PACE
  return { awsAccounts, env, pace, redirected, close: async () => awsAccounts.close() }
}

/** The state of the practice cloud is kept in a file, so that it survives a restart. */
export async function practiceDestination(
  scenario: ScenarioName,
  dataDirectory: string,
  requests: SignInRequests,
  network: Network,
): Promise<Destination> {
  const cloud = await startPracticeCloud({
    scenario,
    stateFile: practiceFile(dataDirectory, scenario),
  })
  const { accessKeyId, secretAccessKey, sessionToken } = cloud.credentials
  const env = {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    // The profiles of this computer are for AWS itself.
    AWS_CONFIG_FILE: join(dataDirectory, 'practice-has-no-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(dataDirectory, 'practice-has-no-credentials'),
  }
  const settings = {
    endpoint: cloud.endpoint,
    env,
    requests,
    transport: network,
    timeouts: PRACTICE_TIMEOUTS,
  }
  const awsAccounts = openAwsAccounts(settings)
  return {
    awsAccounts,
    env,
    pace: PRACTICE_PACE,
    redirected: await endpointOverrides(env, settings),
    practice: {
      scenario,
      onboarding: cloud.onboarding,
      signInAgain: cloud.renewCredentials,
      switches: cloud.switches,
      turnOn: cloud.turnOn,
    },
    async close() {
      awsAccounts.close()
      await cloud.close()
    },
  }
}

/** Where the state of a practice cloud is kept. */
export function practiceFile(dataDirectory: string, scenario: ScenarioName): string {
  return join(dataDirectory, `practice-${scenario}.json`)
}

/** Milliseconds. The practice cloud answers at once or, in the scenario that rehearses it, never. */
const PRACTICE_TIMEOUTS = { connection: 1_000, look: 2_000, write: 10_000 }

/** A local stand-in for AWS needs no pauses between calls. */
function isLoopback({ url }: EndpointOverride): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(URL.parse(url)?.hostname ?? '')
}
