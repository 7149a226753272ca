import { InvalidArgumentError } from 'commander'
import type { NetworkSettings } from '../../../app/network.ts'
import { normalizeAccountId } from '../../../app/onboarding/accountId.ts'

/** For an option that may be given several times, or several values at once. */
export function accountIds(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, accountId(text)]
}

export function accountId(text: string): string {
  const normalized = normalizeAccountId(text)
  if (normalized.ok) return normalized.accountId
  throw new InvalidArgumentError(
    `${JSON.stringify(text)} is not an account ID: expected ${normalized.expected}.`,
  )
}

/** What kind of address it is, is for main to judge. */
export function proxy(text: string): NetworkSettings['proxy'] {
  return text === 'automatic' || text === 'none' ? { kind: text } : { kind: 'manual', url: text }
}
