import { homeRegion, partitionOf } from '../../aws/partition.ts'
import { jsonText } from '../../text/jsonText.ts'
import { list } from '../../text/list.ts'
import { numberText } from '../../text/numberText.ts'
import { plural } from '../../text/plural.ts'
import { shWord } from '../../text/shellCommand.ts'
import type { EngineAccount, EngineFile, EngineFormat, EngineGuide, EngineInput } from '../engine.ts'
import { flowLogTags } from '../engine.ts'
import { removeScript } from '../shell/removeScript.ts'
import { regionsOf } from './stacksetPlaces.ts'
import { DOCUMENT, stacksetTemplate } from './stacksetTemplate.ts'

const TEMPLATE_FILE = 'activeeye-flow-logs.template.yaml'
const STACK_SET = 'activeeye-flow-logs'
/** Replaced by the person, since the onboarding knows no ID of the organization. */
const ROOT = 'ROOT_ID'

/** Bytes: "a maximum size of 51,200" for --template-body, and "4,096" for the value of a parameter. */
const LONGEST_TEMPLATE = 51_200
const LONGEST_PARAMETER = 4_096

/** Looks a day of the schedule in the template. */
const SWEEPS_A_MONTH = 30

/** A service-managed StackSet of CloudFormation: EventBridge and a Systems Manager Automation document in each account and Region. */
export const stacksetFormat: EngineFormat = {
  engine: 'stackset',
  files: (input) => [
    { path: TEMPLATE_FILE, text: stacksetTemplate(input) },
    ...targetsOf(input).map(({ path, accounts }): EngineFile => ({ path, text: targetsFile(accounts) })),
    { path: 'remove.sh', text: removeScript(input, 'stackset'), executable: true },
  ],
  guide,
  refusal,
}

function refusal(input: EngineInput): string | undefined {
  if (regionsOf(input).length === 0) {
    return 'The Regions of the StackSet are not known, because no account was looked at and none names its Regions. Look first (page Plan, or the command plan), then hand over again.'
  }
  if (bytesOf(JSON.stringify(flowLogTags(input, 'stackset'))) > LONGEST_PARAMETER) {
    return `The tags are longer than the ${numberText(LONGEST_PARAMETER)} bytes that CloudFormation takes as a parameter. Remove some from the onboarding file, or hand over in another format.`
  }
  if (bytesOf(stacksetTemplate(input)) > LONGEST_TEMPLATE) {
    return `So many VPCs are left out that the template is longer than the ${numberText(LONGEST_TEMPLATE)} bytes that CloudFormation takes. Leave out whole Regions or accounts instead, or hand over in another format.`
  }
  return undefined
}

/** Accounts whose stacks go to the same Regions; each group is one command. */
interface Targets {
  readonly path: string
  readonly regions: readonly string[]
  readonly accounts: readonly EngineAccount[]
}

function targetsOf(input: EngineInput): readonly Targets[] {
  const all = regionsOf(input)
  const groups = Map.groupBy(input.accounts, (account) => regionsOfAccount(account, all).join(' '))
  return [...groups].map(([regions, accounts], index) => ({
    path: groups.size === 1 ? 'targets.json' : `targets-${index + 1}.json`,
    regions: regions.split(' '),
    accounts,
  }))
}

/** Those that the account has enabled, as the last look saw; what was not looked at gets all. */
function regionsOfAccount({ regions, seen }: EngineAccount, all: readonly string[]): readonly string[] {
  if (regions !== 'enabled') return [...regions].sort()
  return seen.length === 0 ? all : seen.map(({ region }) => region).sort()
}

/** CloudFormation's DeploymentTargets. */
function targetsFile(accounts: readonly EngineAccount[]): string {
  const targets = {
    OrganizationalUnitIds: [ROOT],
    Accounts: accounts.map(({ accountId }) => accountId),
    AccountFilterType: 'INTERSECTION',
  }
  return `${jsonText(targets)}\n`
}

function guide(input: EngineInput): EngineGuide {
  const home = homeRegion(partitionOf(input.destination))
  const cloudFormation = (verb: string, ...words: readonly string[]) =>
    [`aws cloudformation ${verb} --region ${home} --stack-set-name ${STACK_SET}`, ...words].join(' \\\n  ')
  const targets = targetsOf(input)
  const [first] = targets
  const [probed] = first?.accounts ?? []
  const probeRegion = first?.regions[0] ?? home
  const regions = regionsOf(input)
  const looks = input.accounts.length * regions.length * SWEEPS_A_MONTH
  const preferences =
    '--operation-preferences RegionConcurrencyType=PARALLEL,MaxConcurrentPercentage=100,FailureTolerancePercentage=100,ConcurrencyMode=SOFT_FAILURE_TOLERANCE'
  const vpcs = input.accounts.flatMap(({ seen }) => seen.flatMap((region) => region.vpcs))
  const beside = vpcs.filter(({ besideOther }) => besideOther === true).length
  const tags = Object.entries(input.customerTags).map(([Key, Value]) => ({ Key, Value }))
  return {
    needs: [
      'The AWS CLI, version 2, signed in to the management account of the organization. A delegated administrator of CloudFormation StackSets can do the same with --call-as DELEGATED_ADMIN on each command of CloudFormation.',
      'Trusted access of CloudFormation StackSets to the organization, which the first command activates.',
      'A CloudTrail trail that records management events in every Region (an organization trail does): without it EventBridge is told of no new VPC, and each is covered by the daily sweep only.',
      "ActiveEye's bucket has to accept each account first: until then the document fails there, and the next sweep tries again.",
    ],
    steps: [
      {
        does: 'Let CloudFormation StackSets work in the organization. Where it is active already, this changes nothing.',
        commands: [`aws cloudformation activate-organizations-access --region ${home}`],
      },
      {
        does: `Create the StackSet. It holds the template and makes nothing yet. Read ${TEMPLATE_FILE} first: --capabilities is the consent to its two roles.`,
        commands: [
          cloudFormation(
            'create-stack-set',
            `--template-body file://${TEMPLATE_FILE}`,
            '--permission-model SERVICE_MANAGED',
            '--auto-deployment Enabled=true,RetainStacksOnAccountRemoval=false',
            '--managed-execution Active=true',
            '--capabilities CAPABILITY_IAM',
            ...(tags.length === 0 ? [] : [`--tags ${shWord(JSON.stringify(tags))}`]),
          ),
        ],
      },
      {
        does: 'Put the ID of the organization’s root into the files of targets. Where the accounts are in certain organizational units only, take their IDs instead: accounts that join these later are covered automatically.',
        commands: [
          "ROOT=$(aws organizations list-roots --query 'Roots[0].Id' --output text)",
          `sed -i.bak "s/${ROOT}/$ROOT/" ${targets.map(({ path }) => path).join(' ')}`,
        ],
      },
      ...(probed === undefined
        ? []
        : [
            {
              does: `Try one account and one Region first: ${probed.accountId}, ${probeRegion}.`,
              commands: [
                cloudFormation(
                  'create-stack-instances',
                  `--deployment-targets OrganizationalUnitIds=$ROOT,Accounts=${probed.accountId},AccountFilterType=INTERSECTION`,
                  `--regions ${shWord(probeRegion)}`,
                ),
                cloudFormation(
                  'list-stack-instances',
                  "--query 'Summaries[].[Account,Region,StackInstanceStatus.DetailedStatus,StatusReason]'",
                  '--output table',
                ),
              ],
            },
            {
              does: 'When its status is SUCCEEDED, sign in to that account and start the document there instead of waiting for the sweep. Success means that every VPC of the Region is covered; the outputs say which flow logs are new. Failed names what AWS said.',
              commands: [
                `EXECUTION=$(aws ssm start-automation-execution --region ${shWord(probeRegion)} --document-name ${DOCUMENT} --query AutomationExecutionId --output text)`,
                `aws ssm get-automation-execution --region ${shWord(probeRegion)} --automation-execution-id "$EXECUTION" --query 'AutomationExecution.[AutomationExecutionStatus,FailureMessage,Outputs]'`,
              ],
            },
          ]),
      {
        does: 'Back in the management account, create the stacks everywhere. Their first sweep comes within a day and covers the VPCs that are there; from then on new VPCs are covered within minutes. The stack that was tried is among them again: CloudFormation updates one that is there. If it refuses that, take the account out of the file of targets and create its other Regions by themselves.',
        commands: targets.map(({ path, regions }) =>
          cloudFormation(
            'create-stack-instances',
            `--deployment-targets file://${path}`,
            `--regions ${regions.map(shWord).join(' ')}`,
            preferences,
          ),
        ),
      },
      {
        does: 'Follow it. An account that is not in the organization, or has a Region not enabled, fails here and stops no other.',
        commands: [
          cloudFormation(
            'list-stack-instances',
            '--filters Name=DETAILED_STATUS,Values=FAILED',
            "--query 'Summaries[].[Account,Region,StatusReason]'",
            '--output table',
          ),
        ],
      },
    ],
    costs: [
      `Systems Manager charges for Automation by step and by second of script (https://aws.amazon.com/systems-manager/pricing/). Each look is one step of some seconds: with a sweep a day, about ${numberText(looks)} steps a month in ${plural(input.accounts.length, 'account')} and ${plural(regions.length, 'Region')} together, and one for each new VPC.`,
      'CloudFormation StackSets, the IAM roles, and rules on events of AWS services cost nothing.',
    ],
    undo: [
      {
        does: 'Delete the stacks, and wait until none is left. Nothing makes flow logs any more then; those that were made stay, because they are not part of the stacks.',
        commands: [
          ...targets.map(({ path, regions }) =>
            cloudFormation(
              'delete-stack-instances',
              `--deployment-targets file://${path}`,
              `--regions ${regions.map(shWord).join(' ')}`,
              '--no-retain-stacks',
              preferences,
            ),
          ),
          cloudFormation(
            'list-stack-instances',
            "--query 'Summaries[].[Account,Region,StackInstanceStatus.DetailedStatus]'",
            '--output table',
          ),
        ],
      },
      {
        does: 'Delete the StackSet. Where automatic deployment made stacks in accounts that the files of targets do not name, the list above names them: delete those in the same way first.',
        commands: [cloudFormation('delete-stack-set')],
      },
      {
        does: 'Delete the flow logs that it made, in the account of the credentials in use; once for each account. Only those with the tag of this handover are deleted. Where automatic deployment reached an account that this handover does not name, add its ID to the list ACCOUNTS of the script first.',
        commands: ['./remove.sh plan', './remove.sh remove'],
      },
    ],
    limits: [
      'The management account: StackSets make no stack in it, even if it is in a target. This app (run) or another format covers it.',
      `The stack ${input.stackName} stays with this app, because it has a fixed name and StackSets name their stacks themselves, and because each account has an ExternalID of its own, while automatic deployment gives every new account the same parameters.`,
      `Automatic deployment goes by organizational unit, to ${plural(regions.length, 'Region')} (${list(regions)}): an account that joins later gets flow logs before anybody added it to the onboarding file, and its document fails until ActiveEye allows it. check --organization of this app names such accounts.`,
      'What was left out stays left out, also where automatic deployment goes: the document holds those accounts, Regions and VPCs. A later decision needs another handover, and update-stack-set with its template.',
      'A VPC with another flow log to the bucket (other traffic, a folder, its subnets only) gets none; the output Otherwise of an execution names it, and check of this app says how it differs.',
      ...(beside === 0
        ? []
        : [
            `${plural(beside, 'VPC')} for which a person decided on a second flow log beside another one: the document can't know that, so a run of this app creates it.`,
          ]),
      'A second StackSet of this kind in the same account and Region fails, since the document and the rules have fixed names.',
      'The template was checked with cfn-lint, and its script was run against a simulation of AWS. Systems Manager itself has not run it, so try one account first, as above.',
    ],
  }
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}
