import { AwsFailure } from '../../app/aws/awsFailure.ts'

/** There is nothing to sign in with, known before AWS was asked. The message is for a person; it names what to set. */
export function signInMissing(code: string, message: string): AwsFailure {
  return new AwsFailure({ reason: 'signInMissing', action: 'sts:GetCallerIdentity', code, message })
}
