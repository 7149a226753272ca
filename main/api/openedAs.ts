import type { OpenedOnboarding } from '../../app/contract/contract.ts'
import type { OpenedFile } from '../onboarding/openOnboardingFile.ts'

/** What a client gets of an open onboarding. */
export function openedAs({ onboarding, path, destination, repaired }: OpenedFile): OpenedOnboarding {
  return {
    onboarding: onboarding.onboarding,
    ...(path !== undefined && { path }),
    ...(destination.practice && { practice: destination.practice.scenario }),
    redirected: [...destination.redirected],
    ...(repaired !== undefined && { repaired }),
  }
}
