import { AwsFailure } from '../../app/aws/awsFailure.ts'

/** The failure when there are no credentials, known without a call. The message is for a person and names what to set. */
export function signInMissing(code: string, message: string): AwsFailure {
  return new AwsFailure({ reason: 'signInMissing', action: 'sts:GetCallerIdentity', code, message })
}
