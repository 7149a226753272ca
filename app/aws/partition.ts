/** The partition in an ARN: `aws`, `aws-cn`, `aws-us-gov`, …; empty when it is not an ARN. */
export function partitionOf(arn: string): string {
  return arn.split(':')[1] ?? ''
}
