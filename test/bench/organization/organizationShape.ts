/** The organization of the bench: every account has these Regions, and so many VPCs in each. */
export const REGIONS: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'sa-east-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
]

export const VPCS_IN_A_REGION = 3

export const ROLE_NAME = 'Admin'

/** Requests in flight, of the app and of the bare loop. */
export const IN_FLIGHT = 128

export function accountIds(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => String(100_000_000_000 + at))
}

/** A template of the size and kind of ActiveEye's: one role that another account may assume. */
export const TEMPLATE = JSON.stringify({
  Parameters: { ExternalID: { Type: 'String' } },
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'activeeye',
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/SecurityAudit'],
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'sts:AssumeRole',
              Principal: { AWS: 'arn:aws:iam::111111111111:root' },
              Condition: { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalID' } } },
            },
          ],
        },
      },
    },
  },
  Outputs: {
    AccountID: { Value: { Ref: 'AWS::AccountId' } },
    ExternalID: { Value: { Ref: 'ExternalID' } },
  },
})
