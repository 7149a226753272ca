import { EXTERNAL_ID_PARAMETER } from '../../activeeye/prescribed.ts'
import { accountLabel } from '../../text/accountLabel.ts'
import type { EngineAccount, EngineFile, EngineInput, EngineRegion, EngineVpc } from '../engine.ts'
import { flowLogTags } from '../engine.ts'
import { argument, type HclBlock, type HclItem, hclBlock, hclComment, hclName } from './hcl.ts'
import { credentialsOf } from './terraformCredentials.ts'

/** A root module for each account, so that each has a state of its own and none can change another's account. */
export function accountFiles(input: EngineInput, account: EngineAccount): readonly EngineFile[] {
  const head = hclComment(accountLabel(account))
  const file = (name: string, parts: readonly string[]): EngineFile => ({
    path: `${account.accountId}/${name}`,
    text: `${[head, ...parts].join('\n\n')}\n`,
  })
  return [
    file('providers.tf', providers(input, account)),
    file('stack.tf', stack(input, account)),
    file('flow_logs.tf', flowLogs(input, account)),
  ]
}

/** Of VPCs that get a resource: those without a flow log, and those whose flow log this onboarding made. */
export function isInTerraform({ action, madeByUs, flowLogId }: EngineVpc): boolean {
  switch (action) {
    case 'create':
      return true
    case 'keep':
      return madeByUs === true && flowLogId !== undefined
    case 'leaveAlone':
      return false
  }
}

/** The stack is there, and this onboarding did not make it: it stays as it is. */
export function isStackOfOthers({ stack: found }: EngineAccount): boolean {
  return found !== undefined && !found.madeByUs
}

function providers(input: EngineInput, account: EngineAccount): readonly string[] {
  const { comments, items } = credentialsOf(input, account)
  const regions = account.seen.filter(({ vpcs }) => vpcs.some(isInTerraform)).map(({ region }) => region)
  const all = new Set([stackRegionOf(account), ...regions])
  return [
    hclBlock({
      type: 'terraform',
      items: [
        argument('required_version', '>= 1.5', 'import blocks'),
        'blank',
        {
          block: {
            type: 'required_providers',
            items: [argument('aws', { map: { source: 'hashicorp/aws', version: '>= 5.0' } })],
          },
        },
      ],
    }),
    ...comments.map(hclComment),
    ...[...all].sort().map((region) =>
      hclBlock({
        type: 'provider',
        labels: ['aws'],
        items: [
          argument('alias', hclName(region)),
          argument('region', region),
          argument('allowed_account_ids', [account.accountId], 'refuses credentials of another account'),
          ...items,
        ],
      }),
    ),
  ]
}

function stackRegionOf({ stack: found, stackRegion }: EngineAccount): string {
  return found?.region ?? stackRegion
}

/**
 * An import reads neither the address of the template nor the parameters into the state (the provider's stack.go and
 * flex.go), so without the exceptions the first apply would update the stack.
 */
function stack(input: EngineInput, account: EngineAccount): readonly string[] {
  if (isStackOfOthers(account)) {
    return [hclComment('The stack is there, and this onboarding did not make it, so it is not managed here.')]
  }
  const isThere = account.stack !== undefined
  const resource: HclBlock = {
    type: 'resource',
    labels: ['aws_cloudformation_stack', 'activeeye'],
    items: [
      argument('provider', { raw: `aws.${hclName(stackRegionOf(account))}` }),
      argument('name', input.stackName),
      argument('template_url', input.templateUrl),
      argument('capabilities', ['CAPABILITY_NAMED_IAM'], 'the consent to the IAM resources of the template'),
      ...(isThere ? [] : [argument('tags', { raw: 'local.tags' })]),
      'blank',
      argument('parameters', { map: { [EXTERNAL_ID_PARAMETER]: account.externalId } }),
      ...(isThere ? ignored(['parameters', 'template_url', 'capabilities', 'tags', 'tags_all']) : []),
    ],
  }
  return [
    ...(isThere
      ? [
          hclBlock({
            type: 'import',
            items: [
              argument('to', { raw: 'aws_cloudformation_stack.activeeye' }),
              argument('id', input.stackName),
            ],
          }),
        ]
      : []),
    hclBlock(resource),
    '# For the service connector in ActiveEye.',
    hclBlock({
      type: 'output',
      labels: ['activeeye_external_id'],
      items: [
        argument('value', { raw: `aws_cloudformation_stack.activeeye.outputs["${EXTERNAL_ID_PARAMETER}"]` }),
      ],
    }),
  ]
}

function flowLogs(input: EngineInput, account: EngineAccount): readonly string[] {
  const seen = account.seen.filter(({ vpcs }) => vpcs.length > 0)
  return [
    hclBlock({
      type: 'locals',
      items: [
        argument('destination', input.destination),
        'blank',
        argument('tags', { map: flowLogTags(input, 'terraform') }),
      ],
    }),
    ...(account.seen.length === 0
      ? [hclComment('No Region of this account was looked at, so no VPC of it is known here.')]
      : []),
    ...seen.flatMap((region) => flowLogsOfRegion(input, region)),
  ]
}

function flowLogsOfRegion(input: EngineInput, { region, vpcs }: EngineRegion): readonly string[] {
  return [
    hclComment(region),
    ...vpcs.flatMap((vpc) =>
      isInTerraform(vpc) ? [flowLog(input, region, vpc)] : [hclComment(whyNot(vpc))],
    ),
  ]
}

function flowLog(input: EngineInput, region: string, vpc: EngineVpc): string {
  const name = hclName(vpc.vpcId)
  const isThere = vpc.action === 'keep' && vpc.flowLogId !== undefined
  const resource = hclBlock({
    type: 'resource',
    labels: ['aws_flow_log', name],
    items: [
      argument('provider', { raw: `aws.${hclName(region)}` }),
      argument('vpc_id', vpc.vpcId),
      argument('traffic_type', input.trafficType),
      argument('log_destination_type', 's3'),
      argument('log_destination', { raw: 'local.destination' }),
      argument('max_aggregation_interval', input.maxAggregationInterval),
      argument('tags', { raw: 'local.tags' }),
      // Another value would delete the flow log and make it anew.
      ...(isThere ? ignored(['max_aggregation_interval']) : []),
    ],
  })
  const lines = [
    ...(vpc.name === undefined ? [] : [hclComment(vpc.name)]),
    ...(vpc.besideOther ? [hclComment('Beside another flow log to the bucket, as a person decided.')] : []),
    resource,
  ].join('\n')
  if (!isThere) return lines
  const found = hclBlock({
    type: 'import',
    items: [argument('to', { raw: `aws_flow_log.${name}` }), argument('id', vpc.flowLogId)],
  })
  return `${found}\n\n${lines}`
}

function whyNot({ vpcId, name, action, flowLogId }: EngineVpc): string {
  const vpc = name === undefined ? vpcId : `${vpcId} (${name})`
  if (action === 'keep') return `${vpc} has ${flowLogId ?? 'a flow log'}, which this onboarding did not make.`
  return flowLogId === undefined
    ? `${vpc} gets no flow log: a person left it out or chose parts of it, or its subnets have some.`
    : `${vpc} gets no flow log: it has ${flowLogId}, which differs, and a person decides about it.`
}

function ignored(names: readonly string[]): readonly HclItem[] {
  return [
    'blank',
    {
      block: {
        type: 'lifecycle',
        items: [argument('ignore_changes', { raw: `[${names.join(', ')}]` }, 'as it was made')],
      },
    },
  ]
}
