import type { SignIns } from '../../app/access/signIns.ts'
import type { Credentials } from '../aws/credentials.ts'
import { signInMissing } from './signInMissing.ts'

/** Access keys that a person pasted, by account. In memory only, until the app ends, a button is pressed or the screen locks. */
export interface HeldKeys {
  of(accountId: string): Credentials
  hold(accountId: string, keys: Credentials): void
  forget(accountId?: string): void
  list(): SignIns['keys']
  /** When they end, as far as it was said. */
  endsAt(accountId: string): Date | undefined
}

export function createHeldKeys(onChange: () => void): HeldKeys {
  const held = new Map<string, Credentials>()
  return {
    of(accountId) {
      const keys = held.get(accountId)
      if (keys === undefined) {
        throw signInMissing('NoKeys', `The access keys of ${accountId} have not been entered yet.`)
      }
      return keys
    },
    hold(accountId, keys) {
      held.set(accountId, keys)
      onChange()
    },
    forget(accountId) {
      if (accountId === undefined) held.clear()
      else held.delete(accountId)
      onChange()
    },
    list: () =>
      [...held].map(([accountId, { accessKeyId, expiration }]) => ({
        accountId,
        ending: accessKeyId.slice(-4),
        ...(expiration !== undefined && { endsAt: expiration.toISOString() }),
      })),
    endsAt: (accountId) => held.get(accountId)?.expiration,
  }
}
