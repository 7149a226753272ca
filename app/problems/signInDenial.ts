import type { AwsFailureDetails } from '../aws/awsAccount.ts'

/**
 * What to do when the way into an account is denied; `undefined`: the call is none that signs in. More permissions
 * for whoever is signed in are seldom what helps there.
 * @param where words for the place, for sentences.
 */
export function signInDenial(
  { action, message }: AwsFailureDetails,
  where: string,
): { readonly message: string; readonly next: string } | undefined {
  switch (action) {
    case 'sts:AssumeRole':
      return {
        message: `The role for ${where} could not be assumed: ${ended(message)}`,
        next: 'Check the name of the role, that it exists in this account, and that its trust policy lets in whoever is signed in; AWS says the same for all three. Whoever is signed in also needs sts:AssumeRole for it. Then run again.',
      }
    case 'sso:GetRoleCredentials':
      return {
        message: `The permission set for ${where} is not assigned to whoever is signed in: ${ended(message)}`,
        next: 'Choose another permission set for this account, or ask whoever manages IAM Identity Center to assign this one, then run again.',
      }
    default:
      return undefined
  }
}

function ended(sentence: string): string {
  return /[.…]$/.test(sentence) ? sentence : `${sentence}.`
}
