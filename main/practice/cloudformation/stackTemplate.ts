/** A CloudFormation template with the parts that the practice cloud reads. It is valid for AWS too. */
export interface StackTemplate {
  readonly AWSTemplateFormatVersion: '2010-09-09'
  readonly Description: string
  readonly Parameters: Readonly<Record<string, StackTemplateParameter>>
  readonly Resources: Readonly<Record<string, StackTemplateResource>>
  readonly Outputs: Readonly<
    Record<string, { readonly Description: string; readonly Value: StackTemplateValue }>
  >
}

export interface StackTemplateParameter {
  readonly Type: 'String'
  readonly Description: string
  readonly Default?: string
  readonly NoEcho?: boolean
  readonly AllowedPattern?: string
  readonly ConstraintDescription?: string
}

export interface StackTemplateResource {
  readonly Type: string
  readonly Properties: Readonly<Record<string, unknown>>
}

export type StackTemplateValue = string | { readonly Ref: string }

/**
 * A stand-in for ActiveEye's template, whose text is not public. What is known of the real template: its parameter
 * ExternalID, that it needs the IAM acknowledgement, and its outputs AccountID and ExternalID.
 */
export const ACTIVEEYE_TEMPLATE: StackTemplate = {
  AWSTemplateFormatVersion: '2010-09-09',
  Description: 'ActiveEye security monitoring: read access to the configuration of this account (practice)',
  Parameters: {
    ExternalID: {
      Type: 'String',
      Description:
        'A short name of the customer and of this account, in lower case, words separated by dashes',
      AllowedPattern: '[A-Za-z0-9-]+',
      ConstraintDescription: 'letters, digits and dashes only',
    },
  },
  Resources: {
    SecurityMonitorRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'activeeye-security-monitor',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::999999999999:root' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalID' } } },
            },
          ],
        },
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/SecurityAudit'],
      },
    },
    SecurityMonitorPolicy: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        Roles: [{ Ref: 'SecurityMonitorRole' }],
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['ec2:DescribeFlowLogs', 'ec2:DescribeVpcs'], Resource: '*' },
          ],
        },
      },
    },
  },
  Outputs: {
    AccountID: { Description: 'Account ID for the service connector', Value: { Ref: 'AWS::AccountId' } },
    ExternalID: { Description: 'External ID for the service connector', Value: { Ref: 'ExternalID' } },
  },
}

const { SecurityMonitorRole, ...OTHER_RESOURCES } = ACTIVEEYE_TEMPLATE.Resources

/** The same, changed so that another account may do everything, without an ExternalID. For practice and for tests. */
export const FORGED_TEMPLATE: StackTemplate = {
  ...ACTIVEEYE_TEMPLATE,
  Resources: {
    ...OTHER_RESOURCES,
    SecurityMonitorRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        ...SecurityMonitorRole?.Properties,
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::666666666666:root' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      },
    },
  },
}

/** The capability that a template requires, and the resource types that require it. */
export function capabilitiesOf(template: StackTemplate): {
  readonly capability: 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' | undefined
  readonly types: readonly string[]
} {
  const iam = Object.values(template.Resources).filter(({ Type }) => Type.startsWith('AWS::IAM::'))
  const named = iam.filter(({ Properties }) => NAMES.some((name) => name in Properties))
  const reasons = named.length > 0 ? named : iam
  return {
    capability: named.length > 0 ? 'CAPABILITY_NAMED_IAM' : iam.length > 0 ? 'CAPABILITY_IAM' : undefined,
    types: [...new Set(reasons.map(({ Type }) => Type))],
  }
}

const NAMES = ['RoleName', 'ManagedPolicyName', 'GroupName', 'UserName'] as const

/** The name of the template's role. Role names are unique in an account across all Regions. */
export function roleNameOf(template: StackTemplate): string | undefined {
  const role = Object.values(template.Resources).find(({ Type }) => Type === 'AWS::IAM::Role')
  const name = role?.Properties.RoleName
  return typeof name === 'string' ? name : undefined
}
