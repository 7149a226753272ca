/**
 * Every action of AWS that the app uses: the one list behind the operator's policy, the permissions preflight, and
 * the words of a denial. A call that is not on it does not compile (main/aws/calls.ts), and a test finds what is on
 * it for nothing.
 */

/** What an action is for. */
export const PURPOSES = [
  'signIn',
  'organization',
  'look',
  'flowLogs',
  'template',
  'stack',
  'iamOfTemplate',
  'undo',
] as const
export type Purpose = (typeof PURPOSES)[number]

/** A statement of the operator's policy, by its Sid. `on` has places that operatorPolicy.ts fills in. */
interface Statement {
  readonly purpose: Purpose
  readonly on: readonly string[]
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

export const STATEMENTS = {
  ListOrganization: { purpose: 'organization', on: ['*'] },
  AssumeRoles: { purpose: 'organization', on: ['{roles}'] },
  // EC2's Describe calls know no resources.
  Look: { purpose: 'look', on: ['*'] },
  CreateFlowLogs: {
    purpose: 'flowLogs',
    on: ['arn:{partition}:ec2:*:*:vpc/*', 'arn:{partition}:ec2:*:*:vpc-flow-log/*'],
  },
  TagFlowLogs: {
    purpose: 'flowLogs',
    on: ['arn:{partition}:ec2:*:*:vpc-flow-log/*'],
    condition: { StringEquals: { 'ec2:CreateAction': 'CreateFlowLogs' } },
  },
  DeliverLogs: { purpose: 'flowLogs', on: ['*'] },
  // By its URL a template is no resource.
  SummariseTemplate: { purpose: 'template', on: ['*'] },
  ReadTemplate: { purpose: 'template', on: ['{template}'] },
  Stack: { purpose: 'stack', on: ['arn:{partition}:cloudformation:*:*:stack/{stack}/*'] },
  // What the template makes is ActiveEye's to name. The condition leaves it to CloudFormation.
  IamOfTemplate: {
    purpose: 'iamOfTemplate',
    on: ['*'],
    condition: { 'ForAnyValue:StringEquals': { 'aws:CalledVia': ['cloudformation.amazonaws.com'] } },
  },
  DeleteFlowLogs: { purpose: 'undo', on: ['arn:{partition}:ec2:*:*:vpc-flow-log/*'] },
} as const satisfies Readonly<Record<string, Statement>>
export type StatementName = keyof typeof STATEMENTS

/** In the order in which the policy has them. */
export const STATEMENT_NAMES: readonly StatementName[] = entriesOf(STATEMENTS).map(([name]) => name)

/** How it is found out beforehand whether an action is allowed. */
export type Check =
  /** By doing it: it changes nothing. */
  | { readonly by: 'look' }
  /** EC2's DryRun. */
  | { readonly by: 'dryRun' }
  /** It is only done where the other one is denied. */
  | { readonly by: 'instead'; readonly of: string }
  /** It comes to light with a call that is checked. */
  | { readonly by: 'call' }
  /** Not at all, for this reason. */
  | { readonly by: 'doing'; readonly why: string }

interface PlannedCall {
  readonly needsPermission: true
  readonly statement: StatementName
  readonly check: Check
}
/** IAM is not asked, so that no policy can allow or deny it. */
interface Unasked {
  readonly needsPermission: false
  readonly purpose: Purpose
}

const NO_DRY_RUN = 'CloudFormation has no dry run: it shows when the stack is created.'

const look = (statement: StatementName): PlannedCall => ({
  needsPermission: true,
  statement,
  check: { by: 'look' },
})
const dryRun = (statement: StatementName): PlannedCall => ({
  needsPermission: true,
  statement,
  check: { by: 'dryRun' },
})
const byDoing = (statement: StatementName, why: string): PlannedCall => ({
  needsPermission: true,
  statement,
  check: { by: 'doing', why },
})
const unasked: Unasked = { needsPermission: false, purpose: 'signIn' }

/** What the app calls itself. */
export const CALLED = {
  // "No permissions are required to perform this operation", and none can deny it (STS API reference).
  'sts:GetCallerIdentity': unasked,
  'sts:GetSessionToken': unasked,
  // Not signed: whoever has the token may.
  'sso-oidc:RegisterClient': unasked,
  'sso-oidc:StartDeviceAuthorization': unasked,
  'sso-oidc:CreateToken': unasked,
  'sso:ListAccounts': unasked,
  'sso:ListAccountRoles': unasked,
  'sso:GetRoleCredentials': unasked,
  'organizations:ListAccounts': look('ListOrganization'),
  'organizations:ListRoots': look('ListOrganization'),
  'organizations:ListOrganizationalUnitsForParent': look('ListOrganization'),
  'organizations:ListAccountsForParent': look('ListOrganization'),
  'sts:AssumeRole': look('AssumeRoles'),
  'ec2:DescribeRegions': look('Look'),
  'account:ListRegions': {
    needsPermission: true,
    statement: 'Look',
    check: { by: 'instead', of: 'ec2:DescribeRegions' },
  },
  'ec2:DescribeVpcs': look('Look'),
  'ec2:DescribeFlowLogs': look('Look'),
  'ec2:CreateFlowLogs': dryRun('CreateFlowLogs'),
  'cloudformation:GetTemplateSummary': look('SummariseTemplate'),
  'cloudformation:DescribeStacks': look('Stack'),
  'cloudformation:DescribeStackEvents': look('Stack'),
  'cloudformation:DescribeEvents': look('Stack'),
  'cloudformation:CreateStack': byDoing('Stack', NO_DRY_RUN),
  // Not only for undo: a creation that failed has to be cleared away before the next.
  'cloudformation:DeleteStack': byDoing(
    'Stack',
    'CloudFormation has no dry run: it shows when a stack is deleted.',
  ),
  'ec2:DeleteFlowLogs': dryRun('DeleteFlowLogs'),
} as const satisfies Readonly<Record<string, PlannedCall | Unasked>>

/** An action that the app calls itself: what `Calls` of main/aws takes. */
export type AwsAction = keyof typeof CALLED

/** An action that AWS asks for when the app makes another call. */
interface Behind extends PlannedCall {
  readonly neededBy: readonly AwsAction[]
  /**
   * What happens without it: the call is denied, without a word about this action as often as not; the call fails
   * otherwise; or a resource of the stack fails.
   */
  readonly without: 'callDenied' | 'callFails' | 'stackFails'
}

/** "logs:CreateLogDelivery, logs:DeleteLogDelivery" (VPC guide, Create a flow log that publishes to Amazon S3). */
const delivery = (neededBy: readonly AwsAction[]): Behind => ({
  ...byDoing('DeliverLogs', 'A dry run may not look at it: it shows when the first flow log is created.'),
  neededBy,
  without: 'callDenied',
})

/** As the handlers of AWS::IAM::Role and AWS::IAM::ManagedPolicy use it to create, read and delete. */
const ofTemplate: Behind = {
  ...byDoing('IamOfTemplate', NO_DRY_RUN),
  neededBy: ['cloudformation:CreateStack', 'cloudformation:DeleteStack'],
  without: 'stackFails',
}

/** What AWS asks for on the way. */
export const BEHIND = {
  'logs:CreateLogDelivery': delivery(['ec2:CreateFlowLogs']),
  'logs:DeleteLogDelivery': delivery(['ec2:CreateFlowLogs', 'ec2:DeleteFlowLogs']),
  'ec2:CreateTags': {
    needsPermission: true,
    statement: 'TagFlowLogs',
    check: { by: 'call' },
    neededBy: ['ec2:CreateFlowLogs'],
    without: 'callDenied',
  },
  's3:GetObject': {
    needsPermission: true,
    statement: 'ReadTemplate',
    check: { by: 'call' },
    neededBy: ['cloudformation:GetTemplateSummary', 'cloudformation:CreateStack'],
    without: 'callFails',
  },
  'cloudformation:TagResource': {
    ...byDoing('Stack', NO_DRY_RUN),
    neededBy: ['cloudformation:CreateStack'],
    without: 'callDenied',
  },
  'iam:CreateRole': ofTemplate,
  'iam:GetRole': ofTemplate,
  'iam:DeleteRole': ofTemplate,
  'iam:TagRole': ofTemplate,
  'iam:UntagRole': ofTemplate,
  'iam:PutRolePolicy': ofTemplate,
  'iam:GetRolePolicy': ofTemplate,
  'iam:DeleteRolePolicy': ofTemplate,
  'iam:ListRolePolicies': ofTemplate,
  'iam:AttachRolePolicy': ofTemplate,
  'iam:DetachRolePolicy': ofTemplate,
  'iam:ListAttachedRolePolicies': ofTemplate,
  'iam:CreatePolicy': ofTemplate,
  'iam:GetPolicy': ofTemplate,
  'iam:DeletePolicy': ofTemplate,
  'iam:TagPolicy': ofTemplate,
  'iam:GetPolicyVersion': ofTemplate,
  'iam:DeletePolicyVersion': ofTemplate,
  'iam:ListPolicyVersions': ofTemplate,
  'iam:ListEntitiesForPolicy': ofTemplate,
} as const satisfies Readonly<Record<string, Behind>>

export type BehindAction = keyof typeof BEHIND
export type ActionName = AwsAction | BehindAction

/** An action that a policy can allow. */
export interface Permitted {
  readonly action: ActionName
  readonly statement: StatementName
  readonly purpose: Purpose
  readonly check: Check
}

/** All that a policy can allow, in the list's order, what the app calls first. */
export const PERMITTED: readonly Permitted[] = [...entriesOf(CALLED), ...entriesOf(BEHIND)].flatMap(
  ([action, { needsPermission, ...entry }]) =>
    needsPermission && 'statement' in entry
      ? [
          {
            action,
            statement: entry.statement,
            purpose: STATEMENTS[entry.statement].purpose,
            check: entry.check,
          },
        ]
      : [],
)

/** The actions that AWS asks for behind a call, in the list's order. */
export function behind(call: AwsAction): readonly BehindAction[] {
  return entriesOf(BEHIND).flatMap(([action, { neededBy }]) => (isAmong(neededBy, call) ? [action] : []))
}

/** The actions without which AWS denies a call, its own first; whoever is asked for one is asked for all. */
export function actionsFor(call: string): string[] {
  const needed = entriesOf(BEHIND).filter(
    ([, { neededBy, without }]) => isAmong(neededBy, call) && without === 'callDenied',
  )
  return [call, ...needed.map(([action]) => action)]
}

function isAmong(actions: readonly string[], action: string): boolean {
  return actions.includes(action)
}

/** With its keys as what they are; TypeScript gives them as any strings. */
function entriesOf<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(record) as [K, V][]
}
