import { valueWords } from '../text/valueWords.ts'
import { accessFaults } from './accessFaults.ts'
import { duplicateFaults } from './duplicateFaults.ts'
import type { Fault } from './fault.ts'
import { type Onboarding, onboardingSchema } from './onboarding.ts'
import { fieldsOf } from './rawFields.ts'
import { schemaFaults } from './schemaFaults.ts'

export type ValidatedOnboarding =
  | { readonly ok: true; readonly onboarding: Onboarding }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Applies every rule to a value and finds all faults at once; for files, parseOnboarding.ts adds where they stand. */
export function validateOnboarding(value: unknown): ValidatedOnboarding {
  const newer = newerVersion(fieldsOf(value).version)
  if (newer !== undefined) return { ok: false, faults: [newer] }

  const faults = [...schemaFaults(onboardingSchema, value), ...duplicateFaults(value), ...accessFaults(value)]
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, onboarding: onboardingSchema.parse(value) }
}

/** Reported alone, because this version knows no rule of a newer file. */
function newerVersion(version: unknown): Fault | undefined {
  if (typeof version !== 'number' || !(version > 1)) return undefined
  return {
    path: ['version'],
    found: valueWords(version),
    expected: '1',
    why: 'it was written by a newer version of the app; update the app to open it',
  }
}
