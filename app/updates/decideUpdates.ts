import { z } from 'zod'
import type { ManagedPolicy } from './managedPolicy.ts'
import type { UpdateMode, UpdateSettings } from './updateSettings.ts'

/** Why updates do what they do; `updateWords.ts` has a sentence for each. */
export const updatesReasonSchema = z.enum([
  'otherHost',
  'fromSource',
  'policyBroken',
  'policyOff',
  'settingsBroken',
  'off',
  'noAddress',
  'check',
  'policyCheck',
  'unprovenOnLinux',
  'signerUnknown',
  'install',
])
type UpdatesReason = z.infer<typeof updatesReasonSchema>

/** What the decision depends on. */
export interface UpdatesInput {
  /** `broken`: the file of the settings can't be used. */
  readonly settings: UpdateSettings | 'broken'
  readonly policy: ManagedPolicy
  readonly installation: Installation
}

/** The program that would be updated. */
export interface Installation {
  /** `window`: the packaged app; `source`: the window, started from the sources; `other`: the web host, the terminal. */
  readonly kind: 'window' | 'source' | 'other'
  /**
   * What proves who made a download before it is run. `macos`: the system, by the signature of the running app;
   * `windows`: the signer that the build names.
   */
  readonly proof: 'macos' | 'windows' | 'noneOnLinux' | 'signerUnknown'
}

export interface UpdatesDecision {
  readonly does: 'nothing' | 'check' | 'install'
  readonly why: UpdatesReason
  /** Where it asks; left out where it does nothing. */
  readonly url?: string
  /** What the policy has set and the person can't change. */
  readonly fixed: readonly ('mode' | 'url')[]
}

/**
 * What happens about updates. A policy that can't be used ends them, since what it forbids is not known; so do settings
 * that can't be read.
 */
export function decideUpdates({ settings, policy, installation }: UpdatesInput): UpdatesDecision {
  const managed = policy.state === 'set' ? policy.updates : {}
  const fixed = (['mode', 'url'] as const).filter(
    (field) => policy.state === 'broken' || managed[field] !== undefined,
  )
  const nothing = (why: UpdatesReason): UpdatesDecision => ({ does: 'nothing', why, fixed })

  if (installation.kind === 'other') return nothing('otherHost')
  if (installation.kind === 'source') return nothing('fromSource')
  if (policy.state === 'broken') return nothing('policyBroken')
  if (managed.mode === 'off') return nothing('policyOff')
  const own = settings === 'broken' ? undefined : settings
  const mode: UpdateMode | undefined = managed.mode ?? own?.mode
  if (mode === undefined) return nothing('settingsBroken')
  if (mode === 'off') return nothing('off')
  const url = managed.url ?? own?.url
  if (url === undefined) return nothing('noAddress')
  if (mode === 'check') {
    return { does: 'check', why: managed.mode === undefined ? 'check' : 'policyCheck', url, fixed }
  }
  switch (installation.proof) {
    case 'noneOnLinux':
      return { does: 'check', why: 'unprovenOnLinux', url, fixed }
    case 'signerUnknown':
      return { does: 'check', why: 'signerUnknown', url, fixed }
    case 'macos':
    case 'windows':
      return { does: 'install', why: 'install', url, fixed }
  }
}
