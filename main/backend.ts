import { mkdir } from 'node:fs/promises'
import { userInfo } from 'node:os'
import packageJson from '../package.json' with { type: 'json' }
import type { Environment } from './aws/endpoints.ts'
import { awsDestination, type Destination, practiceDestination } from './destination.ts'
import type { ScenarioName } from './practice/scenarios.ts'

/** What stands behind the router, whatever onboarding is open. */
export interface Backend {
  readonly version: string
  /** Who is at this computer, for the record. */
  readonly user: string
  /** Where journals and the practice clouds are kept. */
  readonly dataDirectory: string
  /** Made when first wanted, then kept: AWS, or the practice cloud of that scenario. */
  destination(practice: ScenarioName | undefined): Promise<Destination>
  close(): Promise<void>
}

export async function startBackend(dataDirectory: string, env: Environment): Promise<Backend> {
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 })
  const destinations = new Map<ScenarioName | undefined, Promise<Destination>>()
  return {
    version: packageJson.version,
    user: userInfo().username,
    dataDirectory,
    destination(practice) {
      const known = destinations.get(practice)
      if (known !== undefined) return known
      const made = practice === undefined ? awsDestination(env) : practiceDestination(practice, dataDirectory)
      destinations.set(practice, made)
      return made
    },
    async close() {
      const made = await Promise.allSettled(destinations.values())
      for (const result of made) if (result.status === 'fulfilled') await result.value.close()
    },
  }
}
