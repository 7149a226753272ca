import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { pythonWith } from './pythonEnvironment.ts'

/** moto is somebody else's stand-in for AWS: https://docs.getmoto.org/en/latest/docs/server_mode.html */
const VERSION = '5.2.5'

/** A command line that starts moto's server, without its options; or why there is none. */
export type Moto =
  | { readonly found: true; readonly command: string; readonly words: readonly string[] }
  | { readonly found: false; readonly why: string }

const run = promisify(execFile)

/** `moto_server` on PATH, else our own, installed on first use. */
export async function findMoto(): Promise<Moto> {
  if (await answers('moto_server')) return { found: true, command: 'moto_server', words: [] }
  try {
    const command = await ownMotoPython()
    return { found: true, command, words: ['-m', 'moto.server'] }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      found: false,
      why: `moto_server does not work, and moto ${VERSION} could not be installed with python3: ${reason}`,
    }
  }
}

/** The Python of our own moto, which brings boto3 and cfn-lint. @throws an error when it can't be installed */
export function ownMotoPython(): Promise<string> {
  return pythonWith('moto', VERSION, `moto[server]==${VERSION}`)
}

/** What pyenv and its like put on PATH need not work. */
function answers(command: string): Promise<boolean> {
  return run(command, ['--help']).then(
    () => true,
    () => false,
  )
}
