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

/** Whether it is the address of a proxy is for main to judge; a word alone is a misspelt one of the two. */
export function proxy(text: string): NetworkSettings['proxy'] {
  if (text === 'automatic' || text === 'none') return { kind: text }
  if (/^\w+$/.test(text)) {
    throw new InvalidArgumentError('It is automatic, none, or an address: http://proxy.example.com:8080.')
  }
  return { kind: 'manual', url: text }
}
