import { type Purpose, STATEMENTS, type StatementName } from './policyStatements.ts'

/**
 * Every AWS action that the app uses. The operator's policy, the permissions preflight and the messages about denied
 * calls are made from this list. A call that is not on it does not compile (main/aws/calls.ts), and a test finds
 * actions that are on it without being used.
 */

/** How the preflight finds out whether an action is allowed. */
export type Check =
  /** By calling it: it changes nothing. */
  | { readonly by: 'look' }
  /** EC2's DryRun. */
  | { readonly by: 'dryRun' }
  /** By calling it, and only where the action `of` is denied. */
  | { readonly by: 'instead'; readonly of: string }
  /** With the call that needs it. */
  | { readonly by: 'call' }
  /** It can't be checked beforehand, for this reason. */
  | { readonly by: 'doing'; readonly why: string }

interface PlannedCall {
  readonly needsPermission: true
  readonly statement: StatementName
  readonly check: Check
}
/** IAM does not check this call, so no policy can allow or deny it. */
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

/** The actions that the app calls itself. */
export const CALLED = {
  // "No permissions are required to perform this operation", and none can deny it (STS API reference).
  'sts:GetCallerIdentity': unasked,
  'sts:GetSessionToken': unasked,
  // Not signed: the token is the authorization.
  'sso-oidc:RegisterClient': unasked,
  'sso-oidc:StartDeviceAuthorization': unasked,
  'sso-oidc:CreateToken': unasked,
  'sso:ListAccounts': unasked,
  'sso:ListAccountRoles': unasked,
  'sso:GetRoleCredentials': unasked,
  'sso:Logout': unasked,
  'organizations:ListAccounts': look('ListOrganization'),
  'organizations:ListRoots': look('ListOrganization'),
  'organizations:ListOrganizationalUnitsForParent': look('ListOrganization'),
  'organizations:ListAccountsForParent': look('ListOrganization'),
  // Only where a wave of the onboarding file names a tag.
  'organizations:ListTagsForResource': look('ListOrganization'),
  'sts:AssumeRole': look('AssumeRoles'),
  'ec2:DescribeRegions': look('Look'),
  'account:ListRegions': {
    needsPermission: true,
    statement: 'Look',
    check: { by: 'instead', of: 'ec2:DescribeRegions' },
  },
  'ec2:DescribeVpcs': look('Look'),
  'ec2:DescribeFlowLogs': look('Look'),
  // Only where subnets or network interfaces have flow logs to ActiveEye, or were chosen to get them.
  'ec2:DescribeSubnets': look('Look'),
  'ec2:DescribeNetworkInterfaces': look('Look'),
  'ec2:CreateFlowLogs': dryRun('CreateFlowLogs'),
  'cloudformation:GetTemplateSummary': look('SummariseTemplate'),
  'cloudformation:DescribeStacks': look('Stack'),
  'cloudformation:DescribeStackEvents': look('Stack'),
  'cloudformation:DescribeEvents': look('Stack'),
  'cloudformation:GetTemplate': look('Stack'),
  'cloudformation:CreateStack': byDoing('CreateStack', NO_DRY_RUN),
  // Also where the creation of a stack failed: it has to be deleted before it can be created again.
  'cloudformation:DeleteStack': byDoing(
    'DeleteStack',
    'CloudFormation has no dry run: it shows when a stack is deleted.',
  ),
  'ec2:DeleteFlowLogs': dryRun('DeleteFlowLogs'),
} as const satisfies Readonly<Record<string, PlannedCall | Unasked>>

/** An action that the app calls itself: what `Calls` of main/aws takes. */
export type AwsAction = keyof typeof CALLED

/** An action whose permission AWS checks when the app makes another call. */
interface Behind extends PlannedCall {
  readonly neededBy: readonly AwsAction[]
  /**
   * What happens without it: the call is denied, often without naming this action; the call fails with another
   * error; or a resource of the stack fails.
   */
  readonly without: 'callDenied' | 'callFails' | 'stackFails'
}

/** "logs:CreateLogDelivery, logs:DeleteLogDelivery" (VPC guide, Create a flow log that publishes to Amazon S3). */
const delivery = (neededBy: readonly AwsAction[]): Behind => ({
  ...byDoing('DeliverLogs', 'A dry run may not look at it: it shows when the first flow log is created.'),
  neededBy,
  without: 'callDenied',
})

/** CloudFormation's handlers of AWS::IAM::Role and AWS::IAM::ManagedPolicy need it to create, read and delete. */
const ofTemplate: Behind = {
  ...byDoing('IamOfTemplate', NO_DRY_RUN),
  neededBy: ['cloudformation:CreateStack', 'cloudformation:DeleteStack'],
  without: 'stackFails',
}

/** The actions that AWS checks in addition to the called one. */
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
    ...byDoing('TagStack', NO_DRY_RUN),
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

/** Every action that a policy can allow: first those that the app calls, then those behind them. */
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

/** The actions that AWS checks in addition when the app makes this call, in the list's order. */
export function behind(call: AwsAction): readonly BehindAction[] {
  return entriesOf(BEHIND).flatMap(([action, { neededBy }]) => (isAmong(neededBy, call) ? [action] : []))
}

/** The actions without which AWS denies a call, the call's own first. A request for permissions names all of them. */
export function actionsFor(call: string): string[] {
  const needed = entriesOf(BEHIND).filter(
    ([, { neededBy, without }]) => isAmong(neededBy, call) && without === 'callDenied',
  )
  return [call, ...needed.map(([action]) => action)]
}

function isAmong(actions: readonly string[], action: string): boolean {
  return actions.includes(action)
}

/** Object.entries with the type of the keys, which TypeScript widens to string. */
function entriesOf<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(record) as [K, V][]
}
