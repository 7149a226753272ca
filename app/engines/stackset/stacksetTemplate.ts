import { ENGINE_TAG, engineTagValue } from '../../activeeye/engines.ts'
import { jsonText } from '../../text/jsonText.ts'
import { type EngineInput, flowLogTags } from '../engine.ts'
import { COVER_VPCS_SCRIPT, SCRIPT_HANDLER } from './coverVpcsScript.ts'
import { leftAlone } from './stacksetPlaces.ts'

/** The name of the Automation document, the same in every account and Region. */
export const DOCUMENT = 'activeeye-cover-vpcs'
/** The names of the EventBridge rules: the trust of their role names them. */
const NEW_VPC_RULE = 'activeeye-new-vpc'
const SWEEP_RULE = 'activeeye-sweep'

/**
 * The template of the StackSet, as YAML. Documents and rules are regional and have fixed names, so that a second
 * StackSet fails instead of working beside the first. Roles are global: CloudFormation generates their names, so each
 * Region's stack has its own two, which can do nothing in another Region, and no stack waits for another's.
 */
export function stacksetTemplate(input: EngineInput): string {
  return `AWSTemplateFormatVersion: '2010-09-09'
Description: >-
  Gives each VPC of this account and Region a VPC flow log to ActiveEye, when it is created and once a day.

Parameters:
  Destination:
    Type: String
    Description: The ARN of the S3 bucket that the flow logs are delivered to.
    Default: ${quoted(input.destination)}
    AllowedPattern: '^arn:aws[a-z-]*:s3:::[a-z0-9.-]{3,63}(/.*)?$'
  TrafficType:
    Type: String
    Description: The traffic to record. ActiveEye wants all of it.
    Default: ${input.trafficType}
    AllowedValues: [ALL, ACCEPT, REJECT]
  MaxAggregationInterval:
    Type: String
    Description: The seconds of traffic that one record sums up.
    Default: '${input.maxAggregationInterval}'
    AllowedValues: ['60', '600']
  FileFormat:
    Type: String
    Description: The format of the files. ActiveEye reads plain-text.
    Default: plain-text
    AllowedValues: [plain-text, parquet]
  Tags:
    Type: String
    Description: The tags of the flow logs that are made, as JSON. The tag ${ENGINE_TAG} says who made them.
    Default: ${quoted(JSON.stringify(flowLogTags(input, 'stackset')))}
    AllowedPattern: '^\\{.*\\}$'
  Sweep:
    Type: String
    Description: How often all VPCs are looked at, for those that were there before and events that were missed.
    Default: rate(1 day)
    AllowedPattern: '^(rate|cron)\\(.+\\)$'

Resources:
  # Runs the script. It can look at this Region and make flow logs in it, and nothing else.
  AutomationRole:
    Type: AWS::IAM::Role
    Properties:
      Description: !Sub 'Lets the Automation document ${DOCUMENT} make flow logs in \${AWS::Region}'
      Path: /activeeye/
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              Service: ssm.amazonaws.com
            Action: sts:AssumeRole
            # Only for executions of this account and Region.
            Condition:
              StringEquals:
                aws:SourceAccount: !Ref AWS::AccountId
              ArnLike:
                aws:SourceArn: !Sub 'arn:\${AWS::Partition}:ssm:\${AWS::Region}:\${AWS::AccountId}:automation-execution/*'
      Policies:
        - PolicyName: cover-vpcs
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Sid: Look
                Effect: Allow
                Action:
                  - ec2:DescribeVpcs
                  - ec2:DescribeFlowLogs
                  - ec2:DescribeSubnets
                  - ec2:DescribeNetworkInterfaces
                Resource: '*'
                Condition:
                  StringEquals:
                    aws:RequestedRegion: !Ref AWS::Region
              - Sid: CreateFlowLogs
                Effect: Allow
                Action: ec2:CreateFlowLogs
                Resource:
                  - !Sub 'arn:\${AWS::Partition}:ec2:\${AWS::Region}:\${AWS::AccountId}:vpc/*'
                  - !Sub 'arn:\${AWS::Partition}:ec2:\${AWS::Region}:\${AWS::AccountId}:vpc-flow-log/*'
              - Sid: TagFlowLogs
                Effect: Allow
                Action: ec2:CreateTags
                Resource: !Sub 'arn:\${AWS::Partition}:ec2:\${AWS::Region}:\${AWS::AccountId}:vpc-flow-log/*'
                Condition:
                  StringEquals:
                    ec2:CreateAction: CreateFlowLogs
                    aws:RequestTag/${ENGINE_TAG}: ${quoted(engineTagValue('stackset', input.onboardingId))}
              # AWS asks for both of whoever makes a flow log to S3.
              - Sid: DeliverLogs
                Effect: Allow
                Action:
                  - logs:CreateLogDelivery
                  - logs:DeleteLogDelivery
                Resource: '*'

  # Lets the two rules start this document, and no other.
  EventsRole:
    Type: AWS::IAM::Role
    Properties:
      Description: !Sub 'Lets EventBridge start the Automation document ${DOCUMENT} in \${AWS::Region}'
      Path: /activeeye/
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              Service: events.amazonaws.com
            Action: sts:AssumeRole
            Condition:
              StringEquals:
                aws:SourceAccount: !Ref AWS::AccountId
              ArnEquals:
                aws:SourceArn:
                  - !Sub 'arn:\${AWS::Partition}:events:\${AWS::Region}:\${AWS::AccountId}:rule/${NEW_VPC_RULE}'
                  - !Sub 'arn:\${AWS::Partition}:events:\${AWS::Region}:\${AWS::AccountId}:rule/${SWEEP_RULE}'
      Policies:
        - PolicyName: start-cover-vpcs
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Sid: StartDocument
                Effect: Allow
                Action: ssm:StartAutomationExecution
                # AWS has named this resource in two ways, and asks for the execution that is about to be made, too.
                Resource:
                  - !Sub 'arn:\${AWS::Partition}:ssm:\${AWS::Region}:\${AWS::AccountId}:document/${DOCUMENT}'
                  - !Sub 'arn:\${AWS::Partition}:ssm:\${AWS::Region}:\${AWS::AccountId}:automation-definition/${DOCUMENT}:*'
                  - !Sub 'arn:\${AWS::Partition}:ssm:\${AWS::Region}:\${AWS::AccountId}:automation-execution/*'
              - Sid: PassAutomationRole
                Effect: Allow
                Action: iam:PassRole
                Resource: !GetAtt AutomationRole.Arn
                Condition:
                  StringEquals:
                    iam:PassedToService: ssm.amazonaws.com

  CoverVpcs:
    Type: AWS::SSM::Document
    Properties:
      Name: ${DOCUMENT}
      DocumentType: Automation
      DocumentFormat: JSON
      # A change of the settings makes a new version of the same document.
      UpdateMethod: NewVersion
      Content:
        schemaVersion: '0.3'
        description: Gives each VPC of this Region a flow log to ActiveEye. Does nothing where one is.
        assumeRole: !GetAtt AutomationRole.Arn
        parameters:
          StartedBy:
            type: String
            description: Why it was started; only to be read in the list of executions.
            default: a person
        outputs:
          - cover.Created
          - cover.Covered
          - cover.Otherwise
          - cover.LeftAlone
        mainSteps:
          - name: cover
            action: aws:executeScript
            isEnd: true
            timeoutSeconds: 600
            inputs:
              Runtime: python3.11
              Handler: ${SCRIPT_HANDLER}
              InputPayload:
                accountId: !Ref AWS::AccountId
                region: !Ref AWS::Region
                destination: !Ref Destination
                trafficType: !Ref TrafficType
                maxAggregationInterval: !Ref MaxAggregationInterval
                fileFormat: !Ref FileFormat
                tags: !Ref Tags
                # Accounts, Regions of an account, and VPCs that get no flow log.
                leaveAlone:${yamlList(leftAlone(input), 18)}
              Script: |
${indented(COVER_VPCS_SCRIPT, 16)}
            outputs:
              # VPCs that got a flow log now.
              - { Name: Created, Selector: $.Payload.created, Type: StringList }
              # The number of VPCs that had one.
              - { Name: Covered, Selector: $.Payload.covered, Type: Integer }
              # VPCs with another flow log to the same bucket, or on their subnets only: a person decides.
              - { Name: Otherwise, Selector: $.Payload.otherwise, Type: StringList }
              - { Name: LeftAlone, Selector: $.Payload.leftAlone, Type: StringList }

  # CloudTrail tells EventBridge of it, where a trail records management events.
  NewVpc:
    Type: AWS::Events::Rule
    Properties:
      Name: ${NEW_VPC_RULE}
      Description: Starts ${DOCUMENT} when a VPC was created
      State: ENABLED
      EventPattern:
        source: [aws.ec2]
        detail-type: [AWS API Call via CloudTrail]
        detail:
          eventSource: [ec2.amazonaws.com]
          eventName: [CreateVpc, CreateDefaultVpc]
          errorCode: [{ exists: false }]
      Targets:
        - Id: cover-vpcs
          Arn: !Sub 'arn:\${AWS::Partition}:ssm:\${AWS::Region}:\${AWS::AccountId}:automation-definition/\${CoverVpcs}:$DEFAULT'
          RoleArn: !GetAtt EventsRole.Arn
          Input: '{"StartedBy":["a new VPC"]}'

  SweepRule:
    Type: AWS::Events::Rule
    Properties:
      Name: ${SWEEP_RULE}
      Description: Starts ${DOCUMENT} for VPCs that were there before, and for events that were missed
      State: ENABLED
      ScheduleExpression: !Ref Sweep
      Targets:
        - Id: cover-vpcs
          Arn: !Sub 'arn:\${AWS::Partition}:ssm:\${AWS::Region}:\${AWS::AccountId}:automation-definition/\${CoverVpcs}:$DEFAULT'
          RoleArn: !GetAtt EventsRole.Arn
          Input: '{"StartedBy":["the schedule"]}'

Outputs:
  Document:
    Description: The Automation document; start it to cover the VPCs of this Region at once.
    Value: !Ref CoverVpcs
`
}

/** A string of JSON is one of YAML, too, whatever is in it. */
function quoted(text: string): string {
  return jsonText(text)
}

function yamlList(items: readonly string[], indent: number): string {
  if (items.length === 0) return ' []'
  return items.map((item) => `\n${' '.repeat(indent)}- ${quoted(item)}`).join('')
}

function indented(text: string, indent: number): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `${' '.repeat(indent)}${line}`))
    .join('\n')
}
