/** What flow logs are created on here: AWS's ResourceType of CreateFlowLogs, which has more. */
export type FlowLogResourceType = 'VPC' | 'Subnet' | 'NetworkInterface'

/** AWS's IDs say what they are of. */
export function resourceTypeOf(resourceId: string): FlowLogResourceType {
  if (resourceId.startsWith('subnet-')) return 'Subnet'
  return resourceId.startsWith('eni-') ? 'NetworkInterface' : 'VPC'
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
