import { create } from 'zustand'

/** Which accounts the next look or run is for, and which ones the next check: the value of a choice. */
export interface AccountChoices {
  /** Whose choices these are. */
  readonly onboardingId: string | undefined
  /** `undefined` while nobody has chosen: then the wave whose turn it is. */
  readonly run: string | undefined
  /** `undefined`: all accounts. */
  readonly check: string | undefined
}

export const useAccountChoices = create<AccountChoices>(() => ({
  onboardingId: undefined,
  run: undefined,
  check: undefined,
}))

/** What was chosen for another onboarding counts no more. */
export function chooseAccountsFor(onboardingId: string, what: 'run' | 'check', value: string): void {
  const known = useAccountChoices.getState()
  const before = known.onboardingId === onboardingId ? known : { run: undefined, check: undefined }
  useAccountChoices.setState({ run: before.run, check: before.check, onboardingId, [what]: value })
}
