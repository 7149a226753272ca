/** The statements of the operator's policy: what an action is for, and on which resources it is allowed. */

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

/** A statement of the policy. `on` and `condition` hold placeholders that operatorPolicy.ts fills in. */
interface Statement {
  readonly purpose: Purpose
  readonly on: readonly string[]
  readonly condition?: PolicyCondition
}

/** By operator and condition key. */
export type PolicyCondition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>

/** By their Sid, in the order in which the policy has them. */
export const STATEMENTS = {
  ListOrganization: { purpose: 'organization', on: ['*'] },
  AssumeRoles: { purpose: 'organization', on: ['{roles}'] },
  // EC2's Describe actions do not support resource-level permissions.
  Look: { purpose: 'look', on: ['*'] },
  CreateFlowLogs: {
    purpose: 'flowLogs',
    on: [
      'arn:{partition}:ec2:*:*:vpc/*',
      'arn:{partition}:ec2:*:*:subnet/*',
      'arn:{partition}:ec2:*:*:network-interface/*',
      'arn:{partition}:ec2:*:*:vpc-flow-log/*',
    ],
  },
  TagFlowLogs: {
    purpose: 'flowLogs',
    on: ['arn:{partition}:ec2:*:*:vpc-flow-log/*'],
    condition: { StringEquals: { 'ec2:CreateAction': 'CreateFlowLogs' } },
  },
  DeliverLogs: { purpose: 'flowLogs', on: ['*'] },
  // A template that is given by its URL is not a resource of CloudFormation.
  SummariseTemplate: { purpose: 'template', on: ['*'] },
  ReadTemplate: { purpose: 'template', on: ['{template}'] },
  Stack: { purpose: 'stack', on: ['arn:{partition}:cloudformation:*:*:stack/{stack}/*'] },
  // From this template only, and with the caller's own rights: a stack of that name from another template, or with a
  // stronger role, would make its creator an administrator.
  CreateStack: {
    purpose: 'stack',
    on: ['arn:{partition}:cloudformation:*:*:stack/{stack}/*'],
    condition: {
      StringEquals: { 'cloudformation:TemplateUrl': '{templateUrl}' },
      Null: { 'cloudformation:RoleArn': 'true' },
    },
  },
  // Only while it is created: who can tag another stack could delete it.
  TagStack: {
    purpose: 'stack',
    on: ['arn:{partition}:cloudformation:*:*:stack/{stack}/*'],
    condition: { StringEquals: { 'cloudformation:CreateAction': 'CreateStack' } },
  },
  // The names that CloudFormation generates, and the stack's own. The condition allows the actions to CloudFormation only.
  IamOfTemplate: {
    purpose: 'iamOfTemplate',
    on: [
      'arn:{partition}:iam::*:role/{stack}',
      'arn:{partition}:iam::*:role/{stack}-*',
      'arn:{partition}:iam::*:policy/{stack}',
      'arn:{partition}:iam::*:policy/{stack}-*',
    ],
    condition: { 'ForAnyValue:StringEquals': { 'aws:CalledVia': ['cloudformation.amazonaws.com'] } },
  },
  DeleteStack: {
    purpose: 'undo',
    on: ['arn:{partition}:cloudformation:*:*:stack/{stack}/*'],
    condition: {
      StringLike: { 'aws:ResourceTag/activeeye-onboarding': '{onboarding}' },
      Null: { 'cloudformation:RoleArn': 'true' },
    },
  },
  DeleteFlowLogs: {
    purpose: 'undo',
    on: ['arn:{partition}:ec2:*:*:vpc-flow-log/*'],
    condition: { StringLike: { 'aws:ResourceTag/activeeye-onboarding': '{onboarding}' } },
  },
} as const satisfies Readonly<Record<string, Statement>>
export type StatementName = keyof typeof STATEMENTS
