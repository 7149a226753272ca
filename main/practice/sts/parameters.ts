import type { SignedCall } from '../call.ts'
import { WireError } from '../wireError.ts'

/** In STS's words when it is missing. */
export function required({ parameters }: SignedCall, name: string): string {
  const value = parameters.get(name)
  if (value !== undefined && value !== '') return value
  const member = name.charAt(0).toLowerCase() + name.slice(1)
  throw new WireError(
    'ValidationError',
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  )
}

/** DurationSeconds. */
export function durationOf(
  { parameters }: SignedCall,
  { usual, longest }: { readonly usual: number; readonly longest: number },
): number {
  const given = parameters.get('DurationSeconds')
  const seconds = given === undefined ? usual : Number(given)
  if (seconds >= 900 && seconds <= longest) return seconds
  throw new WireError(
    'ValidationError',
    `1 validation error detected: Value '${given}' at 'durationSeconds' failed to satisfy constraint: Member must have value between 900 and ${longest}`,
  )
}
