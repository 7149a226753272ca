import { hexId } from '../ids.ts'

/** Secrets are never checked, but a client needs one to sign with. */
export function secretOf(keyId: string): string {
  return `practice-secret-${hexId(24, keyId, 'secret')}`
}
