import { mkdir } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { AWS_PACE, type Pace, PRACTICE_PACE } from '../app/clock.ts'
import type { Onboarding } from '../app/onboarding/onboarding.ts'
import packageJson from '../package.json' with { type: 'json' }
import { type AwsConnections, connectAws } from './aws/connect.ts'
import { type EndpointOverride, type Environment, endpointOverrides } from './aws/endpoints.ts'
import { startPracticeCloud } from './practice/practiceCloud.ts'
import type { ScenarioName } from './practice/scenarios.ts'

/** What stands behind the router: the way to AWS or to the practice cloud, and where things are kept. */
export interface Backend {
  readonly version: string
  /** Who is at this computer, for the record. */
  readonly user: string
  readonly dataDirectory: string
  readonly connections: AwsConnections
  readonly env: Environment
  readonly pace: Pace
  /** Where calls go instead of AWS. */
  readonly redirected: readonly EndpointOverride[]
  /** With the practice cloud only. */
  readonly practice?: { readonly scenario: ScenarioName; readonly onboarding: Onboarding }
  close(): Promise<void>
}

export interface BackendOptions {
  readonly dataDirectory: string
  readonly env: Environment
  /** Calls go to the practice cloud that ships with the app. */
  readonly practice?: ScenarioName
}

export async function startBackend({ dataDirectory, env, practice }: BackendOptions): Promise<Backend> {
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 })
  const common = { version: packageJson.version, user: userInfo().username, dataDirectory }
  if (practice === undefined) {
    const redirected = await endpointOverrides(env)
    const connections = connectAws({ env })
    const pace = redirected.some(isLoopback) ? PRACTICE_PACE : AWS_PACE
    return { ...common, connections, env, pace, redirected, close: async () => connections.close() }
  }
  // The practice cloud outlives the process in a file, so that what was done yesterday is still there.
  const cloud = await startPracticeCloud({ scenario: practice, stateFile: join(dataDirectory, `practice-${practice}.json`) })
  const { accessKeyId, secretAccessKey, sessionToken } = cloud.credentials
  const settings = {
    endpoint: cloud.endpoint,
    env: { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken },
  }
  const connections = connectAws(settings)
  return {
    ...common,
    connections,
    env: settings.env,
    pace: PRACTICE_PACE,
    redirected: await endpointOverrides(settings.env, settings),
    practice: { scenario: practice, onboarding: cloud.onboarding },
    async close() {
      connections.close()
      await cloud.close()
    },
  }
}

/** A stand-in on this computer need not be spared; AWS has to be. */
function isLoopback({ url }: EndpointOverride): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname)
}
