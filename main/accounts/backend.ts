import { mkdir, rm } from 'node:fs/promises'
import { userInfo } from 'node:os'
import packageJson from '../../package.json' with { type: 'json' }
import type { Environment } from '../configuration/environment.ts'
import { createSignInRequests, type SignInRequests } from '../credentials/signInRequests.ts'
import { errorCode } from '../failures/errorCode.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { foreignWriterOf } from '../files/ownership.ts'
import { type Network, openNetwork } from '../network/transport.ts'
import type { ScenarioName } from '../practice/practiceCloud.ts'
import { type AppSettings, openSettings } from '../settings/appSettings.ts'
import { awsDestination, type Destination, practiceDestination, practiceFile } from './destination.ts'

/** What the router works with, whichever onboarding is open. */
export interface Backend {
  readonly version: string
  /** The user name on this computer, for the journal and the report. */
  readonly user: string
  /** Where journals and the practice clouds are kept. */
  readonly dataDirectory: string
  /** The open requests to a person, for every destination. */
  readonly requests: SignInRequests
  /** What is set on this computer. */
  readonly settings: AppSettings
  /** The network settings and the transport, for every destination. */
  readonly network: Network
  /** AWS, or the practice cloud of a scenario. Made with the first call and cached. */
  destination(practice: ScenarioName | undefined): Promise<Destination>
  /** Ends the practice cloud of a scenario and forgets its state: the next call begins it anew. */
  forgetPractice(scenario: ScenarioName): Promise<void>
  /**
   * Ends every practice cloud, and drops what is in memory: sign-ins, pasted access keys, the password for a proxy, the
   * settings. For when the data directory is removed.
   */
  forgetEverything(): Promise<void>
  /** Drops pasted access keys and all sign-ins, for every destination. For when the screen locks. */
  forgetSignIns(): Promise<void>
  close(): Promise<void>
}

/** Throws InvalidInputError when the directory can't be created, or somebody else can change it. */
export async function startBackend(dataDirectory: string, env: Environment): Promise<Backend> {
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    const code = errorCode(error)
    throw new InvalidInputError([
      `The data directory ${dataDirectory} can’t be created${code === undefined ? '' : ` (${code})`}. Choose another one with --data-dir.`,
    ])
  })
  const writer = await foreignWriterOf(dataDirectory)
  if (writer !== undefined) {
    throw new InvalidInputError([
      `The data directory ${dataDirectory} is not used, since somebody else could change what is in it: ${writer}. Take that permission away (chmod go-w), or choose another directory with --data-dir.`,
    ])
  }
  const requests = createSignInRequests()
  const settings = await openSettings(dataDirectory)
  const network = await openNetwork(settings, env)
  const destinations = new Map<ScenarioName | undefined, Promise<Destination>>()

  async function forgetSignIns(): Promise<void> {
    for (const made of await Promise.allSettled(destinations.values())) {
      if (made.status === 'fulfilled') made.value.awsAccounts.signIns.forget()
    }
  }

  return {
    version: packageJson.version,
    user: userInfo().username,
    dataDirectory,
    requests,
    settings,
    network,
    destination(practice) {
      const known = destinations.get(practice)
      if (known !== undefined) return known
      const made =
        practice === undefined
          ? awsDestination(env, requests, network)
          : practiceDestination(practice, dataDirectory, requests, network)
      destinations.set(practice, made)
      // A failure is not cached: the person may correct the settings.
      made.catch(() => destinations.delete(practice))
      return made
    },
    async forgetPractice(scenario) {
      const made = destinations.get(scenario)
      destinations.delete(scenario)
      await (await made)?.close()
      await rm(practiceFile(dataDirectory, scenario), { force: true })
    },
    async forgetEverything() {
      await forgetSignIns()
      for (const [scenario, made] of destinations) {
        if (scenario === undefined) continue
        destinations.delete(scenario)
        await made.then((destination) => destination.close()).catch(() => undefined)
      }
      settings.forget()
      network.forget()
    },
    forgetSignIns,
    async close() {
      requests.close()
      const made = await Promise.allSettled(destinations.values())
      for (const result of made) if (result.status === 'fulfilled') await result.value.close()
    },
  }
}
