import { TEMPLATE_URL } from '../../app/activeeye/prescribed.ts'
import { partOfVpc } from './ec2/describeVpcParts.ts'
import { resourceId, uuidOf } from './ids.ts'
import type { PracticeScenario, ScenarioAccount, ScenarioFlowLog, ScenarioStack } from './practiceScenario.ts'
import { optInStatus } from './regionOptIn.ts'
import { administrator, practiceUser } from './sts/principals.ts'
import type { FlowLogRecord, StackRecord, VpcRecord, World } from './world.ts'

/** The creation time of existing resources: long enough ago that every stack is finished. */
const LONG_AGO = Date.parse('2026-01-15T09:00:00Z')

const DEFAULT_VPC = 'default'

/** Fields of the world that state files of earlier versions lack. */
export const LATER_FIELDS: Pick<
  World,
  'identityCenter' | 'lapsed' | 'revokedRoles' | 'mfaCodes' | 'templateReads'
> = {
  identityCenter: { clients: [], authorizations: [], devices: [], tokens: [] },
  lapsed: [],
  revokedRoles: [],
  mfaCodes: [],
  templateReads: 0,
}

/** The initial world of a scenario. */
export function newWorld(scenario: PracticeScenario): World {
  const vpcs = [...defaultVpcs(scenario), ...furtherVpcs(scenario)]
  return {
    version: 1,
    scenario: scenario.name,
    made: 0,
    sessions: [administrator(scenario), practiceUser(scenario)],
    ...LATER_FIELDS,
    vpcs,
    flowLogs: scenario.flowLogs.map((log, at) => existingFlowLog(scenario, vpcs, log, at)),
    flowLogRequests: [],
    stacks: scenario.stacks.map((stack, at) => existingStack(scenario, stack, at)),
    bucketRefusals: {},
    bucketOpen: false,
    faultCalls: {},
  }
}

function defaultVpcs(scenario: PracticeScenario): readonly VpcRecord[] {
  return scenario.accounts
    .filter((account) => account.defaultVpcs)
    .flatMap((account) =>
      enabledRegions(scenario, account).map((region) => ({
        vpcId: resourceId('vpc', scenario.name, account.accountId, region, DEFAULT_VPC),
        ownerId: account.accountId,
        region,
        name: '',
        isDefault: true,
        cidrBlock: '172.31.0.0/16',
        sharedWith: [],
      })),
    )
}

function enabledRegions(scenario: PracticeScenario, account: ScenarioAccount): readonly string[] {
  return Object.keys(scenario.regions).filter(
    (region) => optInStatus(scenario, account, region) !== 'not-opted-in',
  )
}

function furtherVpcs(scenario: PracticeScenario): readonly VpcRecord[] {
  return scenario.vpcs.flatMap(({ accountId, region, name, count, sharedWith = [], subnets }) =>
    namesOf(name, count).map((each, at) => ({
      vpcId: resourceId('vpc', scenario.name, accountId, region, each),
      ownerId: accountId,
      region,
      name: each,
      isDefault: false,
      cidrBlock: `10.${at % 256}.0.0/16`,
      sharedWith,
      ...(subnets && { subnets }),
    })),
  )
}

function namesOf(name: string, count: number | undefined): readonly string[] {
  return count === undefined ? [name] : Array.from({ length: count }, (_, at) => `${name}-${at + 1}`)
}

function existingFlowLog(
  scenario: PracticeScenario,
  vpcs: readonly VpcRecord[],
  log: ScenarioFlowLog,
  at: number,
): FlowLogRecord {
  const {
    accountId,
    region,
    trafficType,
    destinationType,
    destination,
    deliveryError,
    hiddenDescribes = 0,
    logFormat,
    destinationOptions,
  } = log
  const vpc = vpcs.find(
    (one) =>
      one.ownerId === accountId &&
      one.region === region &&
      (one.isDefault ? DEFAULT_VPC : one.name) === log.vpc,
  )
  if (vpc === undefined) {
    throw new Error(`Scenario ${scenario.name}: there is no VPC ${log.vpc} in ${accountId} ${region}`)
  }
  return {
    flowLogId: resourceId('fl', scenario.name, 'existing', at),
    accountId,
    region,
    resourceId: log.on === undefined ? vpc.vpcId : partOfVpc(vpc, log.on).resourceId,
    ...(logFormat !== undefined && { logFormat }),
    ...(destinationOptions !== undefined && { destinationOptions }),
    trafficType,
    destinationType,
    destination,
    maxAggregationInterval: 600,
    tags: {},
    createdAt: LONG_AGO,
    hiddenDescribes,
    ...(deliveryError === undefined ? {} : { deliveryError }),
  }
}

function existingStack(scenario: PracticeScenario, stack: ScenarioStack, at: number): StackRecord {
  const { accountId, region, name, parameters, outcome, terminationProtection = false } = stack
  return {
    stackId: `arn:aws:cloudformation:${region}:${accountId}:stack/${name}/${uuidOf(scenario.name, 'existing', at)}`,
    accountId,
    region,
    name,
    templateUrl: TEMPLATE_URL,
    parameters,
    capabilities: ['CAPABILITY_NAMED_IAM'],
    tags: {},
    clientRequestToken: '',
    outcome,
    onFailure: 'ROLLBACK',
    terminationProtection,
    createdAt: LONG_AGO,
    durationMs: scenario.cloudFormation.stackMs,
  }
}
