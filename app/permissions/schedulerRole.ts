import { jsonText } from '../text/jsonText.ts'
import { operatorPolicy } from './operatorPolicy.ts'

/** The role in each account through which a scheduler works, as the onboarding file's `roleName` names it. */
const SCHEDULER_ROLE = 'ActiveEyeScheduler'

/** What `run --skip-stack` needs beyond `check`. */
const CREATES_FLOW_LOGS: readonly unknown[] = ['CreateFlowLogs', 'TagFlowLogs', 'DeliverLogs']

/** A CloudFormation template of that role: a part of the operator's policy, without what creates the stack. */
export function schedulerRoleTemplate(): string {
  const { Statement }: { readonly Statement: readonly { readonly Sid: string }[] } = JSON.parse(
    operatorPolicy({ undo: false, organization: false, skipStack: true }),
  )
  const look = Statement.filter(({ Sid }) => !CREATES_FLOW_LOGS.includes(Sid))
  const create = Statement.filter(({ Sid }) => CREATES_FLOW_LOGS.includes(Sid))
  return `AWSTemplateFormatVersion: '2010-09-09'
Description: >-
  The role through which a scheduler looks at this account (check), and creates flow logs in it (run --skip-stack).
  Written by npm run policy from the operator's policy; do not edit it here.

Parameters:
  SchedulerRoleArn:
    Type: String
    Description: The ARN of the role that the scheduler has. It has to be there already.
    AllowedPattern: '^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$'
  Verb:
    Type: String
    Description: check looks only; with run, missing flow logs can be created, too.
    Default: check
    AllowedValues: [check, run]

Conditions:
  MayRun: !Equals [!Ref Verb, run]

Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ${SCHEDULER_ROLE}
      Description: Lets a scheduler of ActiveEye Onboarding look at this account, and create flow logs
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              AWS: !Ref SchedulerRoleArn
            Action: sts:AssumeRole
      Policies:
        - PolicyName: look
          PolicyDocument: ${policyDocument(look)}
        - !If
          - MayRun
          - PolicyName: create-flow-logs
            PolicyDocument: ${policyDocument(create)}
          - !Ref AWS::NoValue
`
}

/** JSON is YAML, too, as long as it is indented more than its key. */
function policyDocument(Statement: readonly unknown[]): string {
  return jsonText({ Version: '2012-10-17', Statement }).replaceAll('\n', `\n${' '.repeat(14)}`)
}
