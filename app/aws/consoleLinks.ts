import { partitionOf, partitionOfRegion } from './partition.ts'

/**
 * Addresses in the AWS console. Partitions whose console's address AWS doesn't publish have none. The console shows
 * the account that its browser is signed in to: whoever is shown an address is also told the account.
 */

/** https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html, and the pages about each partition. */
const DOMAINS: ReadonlyMap<string, string> = new Map([
  ['aws', 'console.aws.amazon.com'],
  ['aws-us-gov', 'console.amazonaws-us-gov.com'],
  ['aws-cn', 'console.amazonaws.cn'],
])

const REGION = /^[a-z]{2,}(?:-[a-z]+)+-\d+$/

/** What IAM allows; a name from a template's text may still hold `${…}`. */
const ROLE_NAME = /^[\w+=,.@-]{1,64}$/

/** The stack's own page. Its ID is an ARN that names its Region. */
export function stackLink(stackId: string): string | undefined {
  return stackPage(stackId, 'stackinfo')
}

/** What the stack made, each resource with a link to its own page: the way to a role whose name AWS generated. */
export function stackResourcesLink(stackId: string): string | undefined {
  return stackPage(stackId, 'resources')
}

/** The VPC's own page; the tab Flow logs on it has no address of its own. */
export function vpcLink(region: string, vpcId: string): string | undefined {
  return consolePage(region, 'vpcconsole', `#VpcDetails:VpcId=${encodeURIComponent(vpcId)}`)
}

/** @param partition of the account. IAM is global, so its console is asked for without a Region. */
export function roleLink(partition: string, roleName: string): string | undefined {
  const domain = DOMAINS.get(partition)
  if (domain === undefined || !ROLE_NAME.test(roleName)) return undefined
  return `https://${domain}/iam/home#/roles/details/${encodeURIComponent(roleName)}`
}

/** The host of a console: of the whole partition, or of one of its Regions. */
export function isConsoleHost(hostname: string): boolean {
  return [...DOMAINS].some(([partition, domain]) => {
    if (hostname === domain) return true
    const region = hostname.endsWith(`.${domain}`) ? hostname.slice(0, -domain.length - 1) : ''
    return REGION.test(region) && partitionOfRegion(region) === partition
  })
}

function stackPage(stackId: string, tab: 'stackinfo' | 'resources'): string | undefined {
  const [, , service, region = ''] = stackId.split(':')
  if (service !== 'cloudformation' || partitionOf(stackId) !== partitionOfRegion(region)) return undefined
  return consolePage(region, 'cloudformation', `#/stacks/${tab}?stackId=${encodeURIComponent(stackId)}`)
}

function consolePage(region: string, service: string, place: string): string | undefined {
  const domain = DOMAINS.get(partitionOfRegion(region))
  if (domain === undefined || !REGION.test(region)) return undefined
  return `https://${region}.${domain}/${service}/home?region=${region}${place}`
}
