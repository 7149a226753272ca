import { inShort } from '../../text/inShort.ts'
import { jsonText } from '../../text/jsonText.ts'
import { list } from '../../text/list.ts'
import { plural } from '../../text/plural.ts'
import type { EngineFormat, EngineGuide, EngineInput } from '../engine.ts'
import { flowLogPolicy } from '../flowLogPolicy.ts'
import { removeScript } from '../shell/removeScript.ts'
import { accountsFile, baseProfiles, withoutRole } from './accountsFile.ts'
import { coverPolicies, LAMBDA_ROLE, newVpcPolicies } from './policies.ts'

const RUN = 'c7n-org run --config accounts.yml --use cover.yml --output-dir output --cache-period 0'

/** Cloud Custodian, run over the accounts by c7n-org: for organizations of any size. */
export const custodianFormat: EngineFormat = {
  engine: 'custodian',
  files: (input) => [
    { path: 'accounts.yml', text: accountsFile(input) },
    { path: 'cover.yml', text: coverPolicies(input) },
    { path: 'new-vpcs.yml', text: newVpcPolicies(input) },
    { path: 'role-policy.json', text: flowLogPolicy(input, 'custodian') },
    { path: 'lambda-role-policy.json', text: flowLogPolicy(input, 'custodian', [WRITE_LOGS]) },
    { path: 'lambda-role-trust.json', text: `${jsonText(LAMBDA_TRUST)}\n` },
    { path: 'remove.sh', text: removeScript(input, 'custodian'), executable: true },
  ],
  guide,
}

/** What a Lambda function writes about itself. */
const WRITE_LOGS = {
  Sid: 'WriteOwnLog',
  Effect: 'Allow',
  Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
  Resource: 'arn:*:logs:*:*:log-group:/aws/lambda/custodian-activeeye-new-vpcs*',
}

const LAMBDA_TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
}

function guide(input: EngineInput): EngineGuide {
  const unknown = withoutRole(input)
  const profiles = baseProfiles(input)
  return {
    needs: [
      'Cloud Custodian (c7n 0.9.53 or newer) and c7n-org 0.6.52 or newer, from PyPI.',
      'A role in each account that may do what role-policy.json allows, and credentials that may assume it.',
      ...(profiles.length === 0
        ? []
        : [
            `The roles are assumed with the profile ${list(profiles)}: set AWS_PROFILE to it, since c7n-org takes its first credentials from the environment.`,
          ]),
      ...(unknown.length === 0
        ? []
        : [
            `For ${plural(unknown.length, 'account')} (${inShort(unknown.map(({ accountId }) => accountId))}) the onboarding names no role that c7n-org could assume. accounts.yml has OrganizationAccountAccessRole there: put in the role that you use.`,
          ]),
    ],
    steps: [
      {
        does: 'Install both programs in an environment of their own.',
        commands: ['python3 -m venv custodian', '. custodian/bin/activate', 'pip install c7n c7n-org'],
      },
      {
        does: 'See which VPCs would get a flow log. This changes nothing; output/ has the list of each account and Region.',
        commands: [`${RUN} --dryrun`],
      },
      {
        does: 'Create the flow logs. --cache-period 0 makes Custodian look again each time. Repeat it as often as you like, or by a schedule: what is covered is left alone. Read the output: Custodian writes what AWS refused for a single VPC into it, and ends with success all the same.',
        commands: [RUN],
      },
      {
        does: `If new VPCs are to be covered by themselves: create the role ${LAMBDA_ROLE} in each account, here for the account of the credentials in use.`,
        commands: [
          `aws iam create-role --role-name ${LAMBDA_ROLE} --assume-role-policy-document file://lambda-role-trust.json`,
          `aws iam put-role-policy --role-name ${LAMBDA_ROLE} --policy-name flow-logs --policy-document file://lambda-role-policy.json`,
        ],
      },
      {
        does: 'Deploy the Lambda function and its rule into each account and Region. It is started by the events CreateVpc and CreateDefaultVpc, which need a CloudTrail trail in the account.',
        commands: ['c7n-org run --config accounts.yml --use new-vpcs.yml --output-dir output'],
      },
      {
        does: 'Look at the result with ActiveEye Onboarding.',
        commands: ['onboard check FILE.onboarding.json'],
      },
    ],
    costs: [
      'Cloud Custodian itself is free. The Lambda functions run for seconds, once for each new VPC, which AWS does not charge in ordinary numbers.',
    ],
    undo: [
      {
        does: 'Stop what creates flow logs: end the schedule, and remove the Lambda functions with mugc.py of the sources of Cloud Custodian, for each account and Region.',
        commands: ['python tools/ops/mugc.py --present -c new-vpcs.yml -r all'],
      },
      {
        does: 'Delete the flow logs, in the account of the credentials in use; once for each account. Only those with the tag of this handover are deleted. Custodian itself is not used for it: its set-flow-log with state false deletes all flow logs of a VPC.',
        commands: ['./remove.sh plan', './remove.sh remove'],
      },
    ],
    limits: [
      'At most 300 VPCs of a Region get a flow log in one run, because CreateFlowLogs takes no more: run again for the rest.',
      'Until ActiveEye allows an account on its bucket, AWS refuses all its flow logs; they are created by the next run after that.',
      `A VPC whose flow log to the bucket is of another kind is listed by the policy activeeye-flow-logs-to-decide: output/ACCOUNT/REGION/activeeye-flow-logs-to-decide/resources.json.`,
      'If c7n-org warns that it could not list the Regions of an account, it skipped that account.',
    ],
  }
}
