import { mkdir } from 'node:fs/promises'
import { userInfo } from 'node:os'
import packageJson from '../../package.json' with { type: 'json' }
import type { Environment } from '../configuration/environment.ts'
import { createSignInRequests, type SignInRequests } from '../credentials/signInRequests.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { type Network, openNetwork } from '../network/transport.ts'
import type { ScenarioName } from '../practice/practiceCloud.ts'
import { awsDestination, type Destination, practiceDestination } from './destination.ts'

/** What stands behind the router, whatever onboarding is open. */
export interface Backend {
  readonly version: string
  /** Who is at this computer, for the record. */
  readonly user: string
  /** Where journals and the practice clouds are kept. */
  readonly dataDirectory: string
  /** What only the person can give, wherever calls go. */
  readonly requests: SignInRequests
  /** How calls get out of this computer, wherever they go. */
  readonly network: Network
  /** Made when first wanted, then kept: AWS, or the practice cloud of that scenario. */
  destination(practice: ScenarioName | undefined): Promise<Destination>
  /** Access keys that were pasted, wherever calls go: the screen was locked. */
  forgetKeys(): Promise<void>
  close(): Promise<void>
}

/** Throws InvalidInputError when the directory can't be had. */
export async function startBackend(dataDirectory: string, env: Environment): Promise<Backend> {
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : ''
    throw new InvalidInputError([
      `The data directory ${dataDirectory} can’t be made${code}. Choose another one with --data-dir.`,
    ])
  })
  const requests = createSignInRequests()
  const network = await openNetwork(dataDirectory, env)
  const destinations = new Map<ScenarioName | undefined, Promise<Destination>>()
  return {
    version: packageJson.version,
    user: userInfo().username,
    dataDirectory,
    requests,
    network,
    destination(practice) {
      const known = destinations.get(practice)
      if (known !== undefined) return known
      const made =
        practice === undefined
          ? awsDestination(env, requests, network)
          : practiceDestination(practice, dataDirectory, requests, network)
      destinations.set(practice, made)
      // What is wrong now may be right later: the proxy can be set meanwhile.
      made.catch(() => destinations.delete(practice))
      return made
    },
    async forgetKeys() {
      for (const made of await Promise.allSettled(destinations.values())) {
        if (made.status === 'fulfilled') made.value.awsAccounts.signIns.forgetKeys()
      }
    },
    async close() {
      requests.close()
      const made = await Promise.allSettled(destinations.values())
      for (const result of made) if (result.status === 'fulfilled') await result.value.close()
    },
  }
}
