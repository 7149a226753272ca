import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { formatOnboarding } from '../../../app/onboarding/onboarding.ts'
import type { PracticeCredentials } from '../../../main/practice/practiceCloud.ts'
import {
  type Ended,
  startTerminal,
  type TerminalEnvironment,
  type TerminalProcess,
} from './terminalProcess.ts'

/** The endpoint of a cloud, and credentials for it. */
export interface CloudConnection {
  readonly endpoint: string
  readonly credentials: PracticeCredentials
}

/** What the terminal works with: an onboarding file, a data directory, and a cloud that all calls go to. */
export interface Workspace extends AsyncDisposable {
  /** For files of the test; removed afterwards. */
  readonly directory: string
  readonly dataDirectory: string
  readonly file: string
  readonly environment: TerminalEnvironment
  /** `onboard VERB FILE WORDS`. */
  start(verb: string, ...words: readonly string[]): TerminalProcess
  run(verb: string, ...words: readonly string[]): Promise<Ended>
  /** The same file and data, with calls to another endpoint. */
  through(endpoint: string): Workspace
  /** Corrects the file. */
  write(onboarding: Onboarding): Promise<void>
}

export async function openWorkspace(
  { endpoint, credentials }: CloudConnection,
  onboarding: Onboarding,
): Promise<Workspace> {
  const directory = await mkdtemp(join(tmpdir(), 'activeeye-workspace-'))
  const file = join(directory, 'acme.onboarding.json')
  const dataDirectory = join(directory, 'data')
  await writeFile(file, formatOnboarding(onboarding))

  const at = (place: string): Workspace => {
    const environment = {
      // A home of its own, so that nobody's AWS files are read.
      HOME: directory,
      USERPROFILE: directory,
      AWS_ENDPOINT_URL: place,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: credentials.sessionToken,
    }
    const start = (verb: string, ...words: readonly string[]) =>
      startTerminal([verb, file, '--data-dir', dataDirectory, ...words], environment)
    return {
      directory,
      dataDirectory,
      file,
      environment,
      start,
      run: (verb, ...words) => start(verb, ...words).ended,
      through: at,
      write: (corrected) => writeFile(file, formatOnboarding(corrected)),
      [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
    }
  }
  return at(endpoint)
}
