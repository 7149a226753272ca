/** What flow logs are created on here: AWS's ResourceType of CreateFlowLogs, which has more. */
export type FlowLogResourceType = 'VPC' | 'Subnet' | 'NetworkInterface'

/** AWS's IDs say what they are of, and so do the masks of call mode: `[subnet 3]`. */
export function resourceTypeOf(resourceId: string): FlowLogResourceType {
  if (/^(?:subnet-|\[subnet )/.test(resourceId)) return 'Subnet'
  return /^(?:eni-|\[network interface )/.test(resourceId) ? 'NetworkInterface' : 'VPC'
}

/** "the subnet subnet-1". */
export function resourceWords(resourceId: string): string {
  switch (resourceTypeOf(resourceId)) {
    case 'VPC':
      return `the VPC ${resourceId}`
    case 'Subnet':
      return `the subnet ${resourceId}`
    case 'NetworkInterface':
      return `the network interface ${resourceId}`
  }
}
