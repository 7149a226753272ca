/** As people read it off: `123 456`, `123-456`. */
export function plainMfaCode(typed: string): string {
  return typed.replaceAll(/[\s-]+/g, '')
}

/** Why it can't be a code; undefined when it can. IAM: six digits, of a virtual device and of a hardware one. */
export function mfaCodeFault(typed: string): string | undefined {
  return /^\d{6}$/.test(plainMfaCode(typed)) ? undefined : 'The code is six digits.'
}
