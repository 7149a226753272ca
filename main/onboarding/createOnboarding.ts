import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { windowsNameFault } from '../../app/input/windowsPath.ts'
import { draftOf, openedOnboardingSchema } from '../../app/onboarding/draft.ts'
import { faultText, pathText } from '../../app/onboarding/fault.ts'
import { newOnboarding } from '../../app/onboarding/newOnboarding.ts'
import { type PrepareRequest, prepareOnboarding } from '../../app/onboarding/prepareOnboarding.ts'
import { schemaFaults } from '../../app/onboarding/schemaFaults.ts'
import type { Backend } from '../accounts/backend.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { typedPath } from '../files/homePath.ts'
import type { CurrentOnboarding } from './currentOnboarding.ts'
import { draftExists, keepDraft } from './keptDrafts.ts'
import { writeOnboardingFile } from './onboardingFile.ts'
import type { OpenedFile } from './openOnboardingFile.ts'

const ENDING = '.onboarding.json'

/** What a person says to begin with; the accounts follow. */
export interface NewOnboardingRequest {
  readonly path: string
  readonly customerName: string
  readonly shortName: string
}

/** Opens a new onboarding without accounts. Its file is written when it has the first that is right. */
export async function createOnboarding(
  backend: Backend,
  current: CurrentOnboarding,
  { path: typed, customerName, shortName }: NewOnboardingRequest,
): Promise<OpenedFile> {
  const path = withEnding(typedPath(typed, 'the onboarding file'))
  const onboarding = newOnboarding({ id: randomUUID(), customerName, shortName, accounts: [] })
  const faults = [...schemaFaults(openedOnboardingSchema, onboarding)]
  const errors = [
    ...faults.map((fault) => `${pathText(fault.path)}: ${faultText(fault)}`),
    ...placeErrors(backend, path),
  ]
  if (errors.length > 0) throw new InvalidInputError(errors)
  await keepDraft(backend.dataDirectory, path, { base: onboarding, draft: draftOf(onboarding) })
  return current.open({ path, purpose: 'work' })
}

/** Writes the file that a representative makes for a customer, and opens it for review. @throws InvalidInputError */
export async function prepareForCustomer(
  backend: Backend,
  current: CurrentOnboarding,
  { path: typed, ...request }: Omit<PrepareRequest, 'id'> & { readonly path: string },
): Promise<OpenedFile> {
  const path = withEnding(typedPath(typed, 'the onboarding file'))
  const prepared = prepareOnboarding({ ...request, id: randomUUID() })
  const errors = [...(prepared.ok ? [] : prepared.errors), ...placeErrors(backend, path)]
  if (!prepared.ok || errors.length > 0) throw new InvalidInputError(errors)
  await writeOnboardingFile(path, prepared.onboarding)
  return current.open({ path, purpose: 'work' })
}

/** A path in the home directory that is still free. */
export function suggestPath(backend: Backend, shortName: string): string {
  const name = shortName.replaceAll(/[^\w-]/g, '') || 'customer'
  for (let number = 1; ; number += 1) {
    const path = join(homedir(), `${name}${number === 1 ? '' : `-${number}`}${ENDING}`)
    // Also elsewhere: it may be sent to somebody with Windows.
    if (windowsNameFault(basename(path)) === undefined && !isTaken(backend, path)) return path
  }
}

function placeErrors(backend: Backend, path: string): readonly string[] {
  if (!isAbsolute(path)) return [`${path}: type the whole path, such as ${join(homedir(), `acme${ENDING}`)}`]
  if (isTaken(backend, path)) return [`${path} exists already; open it, or choose another name`]
  if (!existsSync(dirname(path))) return [`${dirname(path)}: there is no such folder`]
  return []
}

function isTaken(backend: Backend, path: string): boolean {
  return existsSync(path) || draftExists(backend.dataDirectory, path)
}

/** The path of an onboarding file, with the ending that its name has. */
export function withEnding(path: string): string {
  return path.endsWith('.json') ? path : `${path}${ENDING}`
}
