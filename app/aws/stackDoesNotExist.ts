import { AwsFailure } from './awsAccount.ts'

/** CloudFormation has no error code of its own for it: ValidationError "Stack with id … does not exist". */
export function saysStackDoesNotExist(error: unknown): boolean {
  return (
    error instanceof AwsFailure &&
    error.details.code === 'ValidationError' &&
    error.details.message.includes('does not exist')
  )
}
