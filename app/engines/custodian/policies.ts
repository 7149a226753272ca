import { ENGINE_TAG } from '../../activeeye/engines.ts'
import { ONBOARDING_TAG } from '../../activeeye/prescribed.ts'
import { type EngineInput, flowLogTags } from '../engine.ts'
import { type YamlValue, yamlText } from './yaml.ts'

/** Cloud Custodian's policies, written for c7n 0.9.53: https://cloudcustodian.io/docs/aws/resources/vpc.html */

/** The role that new-vpcs.yml runs with in each account; its policies are in the folder. */
export const LAMBDA_ROLE = 'activeeye-custodian'

/** EC2: CreateFlowLogs takes at most 300 VPCs a call, and Custodian makes one call for all. */
const MOST_VPCS = 300

const COVER_COMMENT = `# Gives each VPC without a flow log to ActiveEye's bucket one: README.md says how it is run.
# Custodian's filter flow-logs is content with any flow log, so its attrs name the bucket.
`

const NEW_COMMENT = `# The same for each VPC when it is created: a Lambda function in each account and Region, started by CloudTrail's event.
`

/** cover.yml: what is run, once or by a schedule. */
export function coverPolicies(input: EngineInput): string {
  const policies = [
    {
      name: 'activeeye-flow-logs',
      description: 'VPCs without a flow log to the bucket get one.',
      ...common(input),
      filters: [...uncovered(input), { type: 'reduce', 'sort-by': 'VpcId', limit: MOST_VPCS }],
      actions: [setFlowLog(input)],
    },
    ...besideOthers(input),
    {
      name: 'activeeye-flow-logs-to-decide',
      description:
        'Changes nothing: lists VPCs whose flow log to the bucket is not the prescribed one. A person decides.',
      ...common(input),
      filters: [
        ...ofAccount(input),
        { type: 'flow-logs', attrs: toBucket(input) },
        { not: [{ type: 'flow-logs', attrs: [...toBucket(input), ...asPrescribed(input)] }] },
      ],
    },
  ]
  return `${COVER_COMMENT}${yamlText({ policies })}\n`
}

/** new-vpcs.yml: what is deployed once. */
export function newVpcPolicies(input: EngineInput): string {
  const policies = [
    {
      name: 'activeeye-new-vpcs',
      description: 'A VPC that was just created gets a flow log to the bucket.',
      ...common(input),
      mode: {
        type: 'cloudtrail',
        role: LAMBDA_ROLE,
        events: ['CreateVpc', 'CreateDefaultVpc'].map((event) => ({
          source: 'ec2.amazonaws.com',
          event,
          ids: 'responseElements.vpc.vpcId',
        })),
      },
      filters: uncovered(input),
      actions: [setFlowLog(input)],
    },
  ]
  return `${NEW_COMMENT}${yamlText({ policies })}\n`
}

function common(input: EngineInput) {
  const conditions = regionsLeftOut(input)
  return { resource: 'aws.vpc', ...(conditions.length > 0 && { conditions }) }
}

/** A Region that is left out in one account may be covered in another, and the accounts file knows no exception. */
function regionsLeftOut({ accounts }: EngineInput): readonly YamlValue[] {
  return accounts
    .filter(({ regions, regionsLeftOut }) => regions === 'enabled' && regionsLeftOut.length > 0)
    .map(({ accountId, regionsLeftOut }) => ({
      not: [
        { type: 'value', key: 'account_id', value: literal(accountId) },
        { type: 'value', key: 'region', op: 'in', value: regionsLeftOut.map(literal) },
      ],
    }))
}

/** Those that another account shares are covered by that one. */
function ofAccount({ accounts }: EngineInput): readonly YamlValue[] {
  const leftAlone = accounts.flatMap(({ vpcsLeftAlone }) => vpcsLeftAlone.map(({ vpcId }) => vpcId))
  return [
    { type: 'value', key: 'OwnerId', value: '{account_id}' },
    ...(leftAlone.length === 0 ? [] : [vpcIds('not-in', leftAlone)]),
  ]
}

function uncovered(input: EngineInput): readonly YamlValue[] {
  const beside = vpcsBesideOthers(input)
  return [
    ...ofAccount(input),
    ...(beside.length === 0 ? [] : [vpcIds('not-in', beside)]),
    // Whatever traffic it records: a second one beside it would deliver that traffic twice.
    { not: [{ type: 'flow-logs', attrs: toBucket(input) }] },
  ]
}

/** VPCs that a person wants covered although another flow log goes to the bucket: until one of ours is there. */
function besideOthers(input: EngineInput) {
  const beside = vpcsBesideOthers(input)
  if (beside.length === 0) return []
  const tagged = (tag: string) => ({
    type: 'value',
    key: `Tags[?Key=='${tag}'] | [0].Value`,
    value: 'present',
  })
  return [
    {
      name: 'activeeye-flow-logs-beside-others',
      description: 'VPCs that get the prescribed flow log beside another one, as a person decided.',
      ...common(input),
      filters: [
        ...ofAccount(input),
        vpcIds('in', beside),
        {
          not: [
            {
              type: 'flow-logs',
              attrs: [
                ...toBucket(input),
                ...asPrescribed(input),
                { or: [tagged(ENGINE_TAG), tagged(ONBOARDING_TAG)] },
              ],
            },
          ],
        },
        { type: 'reduce', 'sort-by': 'VpcId', limit: MOST_VPCS },
      ],
      actions: [setFlowLog(input)],
    },
  ]
}

function vpcsBesideOthers({ accounts }: EngineInput): readonly string[] {
  return accounts.flatMap(({ seen }) =>
    seen.flatMap(({ vpcs }) => vpcs.filter(({ besideOther }) => besideOther).map(({ vpcId }) => vpcId)),
  )
}

function vpcIds(op: 'in' | 'not-in', ids: readonly string[]): YamlValue {
  return { type: 'value', key: 'VpcId', op, value: ids.map(literal) }
}

/** To the bucket itself or to a folder of it. */
function toBucket({ destination }: EngineInput): readonly YamlValue[] {
  return [
    { LogDestinationType: 's3' },
    {
      type: 'value',
      key: 'LogDestination',
      op: 'regex',
      value: literal(`^${asPattern(destination)}(/.*)?$`),
    },
  ]
}

function asPrescribed({ destination, trafficType }: EngineInput): readonly YamlValue[] {
  return [
    {
      type: 'value',
      key: 'LogDestination',
      op: 'regex',
      value: literal(`^${asPattern(destination)}/?$`),
    },
    { TrafficType: trafficType },
  ]
}

function setFlowLog(input: EngineInput): YamlValue {
  const Tags = Object.entries(flowLogTags(input, 'custodian')).map(([Key, Value]) => ({
    Key: literal(Key),
    Value: literal(Value),
  }))
  return {
    type: 'set-flow-log',
    attrs: {
      LogDestinationType: 's3',
      LogDestination: literal(input.destination),
      TrafficType: input.trafficType,
      MaxAggregationInterval: input.maxAggregationInterval,
      TagSpecifications: [{ ResourceType: 'vpc-flow-log', Tags }],
    },
  }
}

/** Custodian replaces `{account_id}` and its like in every text of a policy. */
function literal(text: string): string {
  return text.replaceAll('{', '{{').replaceAll('}', '}}')
}

function asPattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
