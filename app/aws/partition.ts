/** The partition in an ARN: `aws`, `aws-cn`, `aws-us-gov`, …; empty when it is not an ARN. */
export function partitionOf(arn: string): string {
  return arn.split(':')[1] ?? ''
}

/** A part of AWS with accounts and credentials of its own. */
interface Partition {
  readonly name: string
  /** How the names of its Regions begin; those of AWS's public partition have no sign of their own. */
  readonly begins: string
  /** The Region that every account of it has. */
  readonly home: string
}

const PUBLIC: Partition = { name: 'aws', begins: '', home: 'us-east-1' }

/** https://docs.aws.amazon.com/sdkref/latest/guide/feature-region.html */
const OTHERS: readonly Partition[] = [
  { name: 'aws-cn', begins: 'cn-', home: 'cn-north-1' },
  { name: 'aws-us-gov', begins: 'us-gov-', home: 'us-gov-west-1' },
  { name: 'aws-eusc', begins: 'eusc-', home: 'eusc-de-east-1' },
  { name: 'aws-iso', begins: 'us-iso-', home: 'us-iso-east-1' },
  { name: 'aws-iso-b', begins: 'us-isob-', home: 'us-isob-east-1' },
  { name: 'aws-iso-e', begins: 'eu-isoe-', home: 'eu-isoe-west-1' },
  { name: 'aws-iso-f', begins: 'us-isof-', home: 'us-isof-south-1' },
]

/** The partition that a Region is in. */
export function partitionOfRegion(region: string): string {
  return (OTHERS.find(({ begins }) => region.startsWith(begins)) ?? PUBLIC).name
}

/** A Region of the partition that every account has. */
export function homeRegion(partition: string): string {
  return (OTHERS.find(({ name }) => name === partition) ?? PUBLIC).home
}

/**
 * The Region for the stack of an account: ActiveEye's own in the public partition, elsewhere the one that is named, if it
 * is in the account's partition.
 * @param partition of the account, where it is known; else the Region that is named tells it
 * @param named by the profile, if any
 */
export function suggestStackRegion(partition: string | undefined, named?: string): string {
  const home = homeRegion(partition ?? partitionOfRegion(named ?? ''))
  const isUsable = named !== undefined && partitionOfRegion(named) === partitionOfRegion(home)
  return isUsable && home !== PUBLIC.home ? named : home
}

/** The public Regions of before March 2019: every later one has to be enabled in each account. */
export const ALWAYS_ENABLED = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
] as const

/** Whether every account has this Region, so that the STS of it takes everybody's credentials. */
export function isAlwaysEnabled(region: string): boolean {
  return ALWAYS_ENABLED.some((one) => one === region) || partitionOfRegion(region) !== 'aws'
}
