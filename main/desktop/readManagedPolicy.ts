import { dirname, posix, win32 } from 'node:path'
import { LIMITS } from '../../app/input/limits.ts'
import { type ManagedPolicy, parseManagedPolicy } from '../../app/updates/managedPolicy.ts'
import { errorCode } from '../failures/errorCode.ts'
import { foreignWriterOf } from '../files/ownership.ts'
import { FileRefused, readBoundedFile } from '../files/readBoundedFile.ts'
import { decodeText } from '../files/readTextFile.ts'

/**
 * Where an administrator puts the policy of a computer; the first that exists counts. On Windows C:\ comes before what
 * the environment says, since a person can start a program with another environment.
 */
export function policyPlaces(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): readonly [string, ...string[]] {
  switch (platform) {
    case 'darwin':
      return ['/Library/Application Support/ActiveEye Onboarding/policy.json']
    case 'win32': {
      const inRoot = (root: string) => win32.join(root, 'ActiveEye Onboarding', 'policy.json')
      const usual = inRoot('C:\\ProgramData')
      const said = env.ProgramData === undefined ? usual : inRoot(env.ProgramData)
      return said.toLowerCase() === usual.toLowerCase() ? [usual] : [usual, said]
    }
    default:
      return [posix.join('/etc', 'activeeye-onboarding', 'policy.json')]
  }
}

/** The policy of this computer. Never throws: what can't be read is `broken`. */
export async function readManagedPolicy(places: readonly string[]): Promise<ManagedPolicy> {
  for (const path of places) {
    const policy = await readPolicy(path)
    if (policy.state !== 'none') return policy
  }
  return { state: 'none' }
}

async function readPolicy(path: string): Promise<ManagedPolicy> {
  const broken = (problem: string): ManagedPolicy => ({ state: 'broken', path, problem })
  try {
    const bytes = await readBoundedFile(path, LIMITS.policyFile, { owner: 'administrator' })
    // Who can write into a directory above it can put another file in its place.
    const writer = await foreignWriterOf(dirname(path), 'administrator')
    if (writer !== undefined) return broken(`${writer}, expected that only the administrator can change it`)
    const decoded = decodeText(bytes)
    return 'text' in decoded ? parseManagedPolicy(decoded.text, path) : broken(refusalOf(decoded))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { state: 'none' }
    if (error instanceof FileRefused) return broken(refusalOf(error))
    return broken(errorCode(error) ?? 'it can’t be read')
  }
}

function refusalOf({ found, expected }: { readonly found: string; readonly expected: string }): string {
  return `found ${found}, expected ${expected}`
}
