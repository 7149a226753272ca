import type { Access } from '../../../app/onboarding/access.ts'

/** An account that could be onboarded. */
export interface Candidate {
  readonly accountId: string
  readonly name: string
  readonly access: Access
}

/** What could not, or was not wanted, and why. */
export interface LeftOut {
  readonly name: string
  readonly accountId?: string | undefined
  readonly why: string
}

export interface FoundForFile {
  readonly candidates: readonly Candidate[]
  readonly leftOut: readonly LeftOut[]
}
