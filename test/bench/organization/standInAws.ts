import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { listen } from '../../../main/async/listen.ts'
import { tokenBuckets } from '../../../main/practice/tokenBuckets.ts'
import { REGIONS, TEMPLATE, VPCS_IN_A_REGION } from './organizationShape.ts'

/**
 * An AWS that costs next to nothing, as a program of its own: each call is answered in constant time from maps, after a
 * latency and EC2's token buckets. The practice cloud is no stand-in here: its world is one value that a person can read
 * and restart from, so each of its calls goes through the whole world. Prints its address, then serves until SIGTERM.
 */

const { values } = parseArgs({ options: { latency: { type: 'string', default: '80' } } })
const latency = Number(values.latency)

/** What was called, for the bench's own account of it. */
export interface CallCounts {
  readonly calls: Record<string, number>
  throttled: number
}

interface Caller {
  readonly accountId: string
  readonly region: string
  readonly service: string
}

interface Answer {
  readonly status: number
  readonly body: string
}

type Parameters = URLSearchParams

const buckets = tokenBuckets()
const counts: CallCounts = { calls: {}, throttled: 0 }
/** Flow logs by account and Region, as the XML of their items. */
const flowLogs = new Map<string, string[]>()
const stacks = new Map<string, { readonly xml: string }>()
let made = 0

const server = createServer((request, response) => {
  answer(request).then(
    ({ status, body }) => response.writeHead(status, { 'content-type': 'text/xml' }).end(body),
    (error: unknown) => response.writeHead(500).end(String(error)),
  )
})
server.keepAliveTimeout = 600_000
const port = await listen(server, 0)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0))
process.stdout.write(`http://127.0.0.1:${port}\n`)

async function answer(request: IncomingMessage): Promise<Answer> {
  if (request.url === '/_counts') return { status: 200, body: JSON.stringify(counts) }
  if (request.method === 'GET') return template()
  const body = await text(request)
  await sleep(latency)
  return perform(new URLSearchParams(body), callerOf(request.headers.authorization ?? ''))
}

async function template(): Promise<Answer> {
  await sleep(latency)
  return { status: 200, body: TEMPLATE }
}

/** The account is part of the access key IDs that AssumeRole gives out; any other key is the management account's. */
function callerOf(authorization: string): Caller {
  const [, key = '', region = '', service = ''] =
    /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\//.exec(authorization) ?? []
  return { accountId: /^ASIA(\d{12})$/.exec(key)?.[1] ?? '999999999999', region, service }
}

function perform(parameters: Parameters, caller: Caller): Answer {
  const action = parameters.get('Action') ?? ''
  const { accountId, region, service } = caller
  const name = `${service}:${action}`
  counts.calls[name] = (counts.calls[name] ?? 0) + 1
  if (service === 'ec2' && !buckets.take(accountId, region, action, Date.now())) {
    counts.throttled += 1
    return failure(503, 'RequestLimitExceeded', 'Request limit exceeded.')
  }
  switch (action) {
    case 'AssumeRole':
      return result(action, credentials(accountOf(parameters.get('RoleArn'))))
    case 'GetCallerIdentity':
      return result(
        action,
        `<Arn>arn:aws:sts::${accountId}:assumed-role/Admin/bench</Arn><UserId>A</UserId><Account>${accountId}</Account>`,
      )
    case 'DescribeRegions':
      return ec2(action, `<regionInfo>${REGION_ITEMS}</regionInfo>`)
    case 'DescribeVpcs':
      return ec2(action, `<vpcSet>${vpcsOf(caller).map(vpcItem(accountId)).join('')}</vpcSet>`)
    case 'DescribeFlowLogs':
      return ec2(action, `<flowLogSet>${(flowLogs.get(placeOf(caller)) ?? []).join('')}</flowLogSet>`)
    case 'CreateFlowLogs':
      return createFlowLogs(parameters, caller)
    case 'DescribeStacks':
      return describeStacks(parameters, caller)
    case 'GetTemplateSummary':
      return result(action, TEMPLATE_SUMMARY)
    case 'GetTemplate':
      return result(action, `<TemplateBody>${escaped(TEMPLATE)}</TemplateBody>`)
    case 'CreateStack':
      return createStack(parameters, caller)
    case 'DescribeStackEvents':
      return result(action, '<StackEvents></StackEvents>')
    default:
      return failure(400, 'InvalidAction', `The stand-in has no ${name}.`)
  }
}

const REGION_ITEMS = REGIONS.map(
  (name) => `<item><regionName>${name}</regionName><optInStatus>opt-in-not-required</optInStatus></item>`,
).join('')

const TEMPLATE_SUMMARY =
  '<Parameters><member><ParameterKey>ExternalID</ParameterKey><ParameterType>String</ParameterType></member></Parameters>' +
  '<Capabilities><member>CAPABILITY_NAMED_IAM</member></Capabilities><CapabilitiesReason>It has a role</CapabilitiesReason>' +
  '<ResourceTypes><member>AWS::IAM::Role</member></ResourceTypes>'

function accountOf(roleArn: string | null): string {
  return roleArn?.split(':')[4] ?? ''
}

function credentials(accountId: string): string {
  const expiration = new Date(Date.now() + 3_600_000).toISOString()
  return (
    `<Credentials><AccessKeyId>ASIA${accountId}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${expiration}</Expiration></Credentials>` +
    `<AssumedRoleUser><Arn>arn:aws:sts::${accountId}:assumed-role/Admin/bench</Arn><AssumedRoleId>A:b</AssumedRoleId></AssumedRoleUser>`
  )
}

function placeOf({ accountId, region }: Caller): string {
  return `${accountId} ${region}`
}

function vpcsOf({ accountId, region }: Caller): readonly string[] {
  const number = (REGIONS.indexOf(region) + 1).toString(16).padStart(2, '0')
  return Array.from({ length: VPCS_IN_A_REGION }, (_, at) => `vpc-0${at}${accountId}${number}0`)
}

function vpcItem(accountId: string) {
  return (vpcId: string) =>
    `<item><vpcId>${vpcId}</vpcId><ownerId>${accountId}</ownerId><state>available</state><cidrBlock>10.0.0.0/16</cidrBlock><dhcpOptionsId>dopt-1</dhcpOptionsId><instanceTenancy>default</instanceTenancy><isDefault>false</isDefault></item>`
}

function createFlowLogs(parameters: Parameters, caller: Caller): Answer {
  const known = flowLogs.get(placeOf(caller)) ?? []
  flowLogs.set(placeOf(caller), known)
  const ids: string[] = []
  const tags = tagItems(parameters, 'TagSpecification.1.Tag')
  for (let at = 1; parameters.has(`ResourceId.${at}`); at += 1) {
    made += 1
    const id = `fl-${made.toString(16).padStart(17, '0')}`
    ids.push(id)
    known.push(
      `<item><flowLogId>${id}</flowLogId><resourceId>${parameters.get(`ResourceId.${at}`)}</resourceId><flowLogStatus>ACTIVE</flowLogStatus>` +
        `<trafficType>${parameters.get('TrafficType')}</trafficType><logDestinationType>s3</logDestinationType><logDestination>${parameters.get('LogDestination')}</logDestination>` +
        `<logFormat>${escaped(DEFAULT_FORMAT)}</logFormat><maxAggregationInterval>600</maxAggregationInterval><deliverLogsStatus>SUCCESS</deliverLogsStatus>` +
        `<creationTime>2026-01-01T00:00:00.000Z</creationTime><tagSet>${tags}</tagSet></item>`,
    )
  }
  return ec2(
    'CreateFlowLogs',
    `<flowLogIdSet>${ids.map((id) => `<item>${id}</item>`).join('')}</flowLogIdSet><unsuccessful/>`,
  )
}

/** The default format, as AWS fills it in. */
const DEFAULT_FORMAT =
  'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status'
    .split(' ')
    .map((field) => `\${${field}}`)
    .join(' ')

function tagItems(parameters: Parameters, name: string): string {
  let items = ''
  for (let at = 1; parameters.has(`${name}.${at}.Key`); at += 1) {
    items += `<item><key>${parameters.get(`${name}.${at}.Key`)}</key><value>${parameters.get(`${name}.${at}.Value`)}</value></item>`
  }
  return items
}

function createStack(parameters: Parameters, caller: Caller): Answer {
  const stackId = `arn:aws:cloudformation:${caller.region}:${caller.accountId}:stack/${parameters.get('StackName')}/1`
  const tags = tagItems(parameters, 'Tags.member').replaceAll('item>', 'member>')
  const xml =
    `<StackId>${stackId}</StackId><StackName>${parameters.get('StackName')}</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime>` +
    `<Parameters><member><ParameterKey>ExternalID</ParameterKey><ParameterValue>${parameters.get('Parameters.member.1.ParameterValue')}</ParameterValue></member></Parameters>` +
    `<Outputs><member><OutputKey>AccountID</OutputKey><OutputValue>${caller.accountId}</OutputValue></member><member><OutputKey>ExternalID</OutputKey><OutputValue>${parameters.get('Parameters.member.1.ParameterValue')}</OutputValue></member></Outputs>` +
    `<Tags>${tags.replaceAll('key>', 'Key>').replaceAll('value>', 'Value>')}</Tags>`
  stacks.set(placeOf(caller), { xml })
  return result('CreateStack', `<StackId>${stackId}</StackId>`)
}

function describeStacks(parameters: Parameters, caller: Caller): Answer {
  const stack = stacks.get(placeOf(caller))
  if (stack === undefined) {
    return failure(
      400,
      'ValidationError',
      `Stack with id ${parameters.get('StackName')} does not exist`,
      'query',
    )
  }
  return result('DescribeStacks', `<Stacks><member>${stack.xml}</member></Stacks>`)
}

function ec2(action: string, body: string): Answer {
  return {
    status: 200,
    body: `<${action}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId>${body}</${action}Response>`,
  }
}

function result(action: string, body: string): Answer {
  return {
    status: 200,
    body: `<${action}Response><${action}Result>${body}</${action}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${action}Response>`,
  }
}

function failure(status: number, code: string, message: string, protocol: 'ec2' | 'query' = 'ec2'): Answer {
  const error = `<Code>${code}</Code><Message>${message}</Message>`
  return {
    status,
    body:
      protocol === 'ec2'
        ? `<Response><Errors><Error>${error}</Error></Errors><RequestID>r</RequestID></Response>`
        : `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>r</RequestId></ErrorResponse>`,
  }
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
